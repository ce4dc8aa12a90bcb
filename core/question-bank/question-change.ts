import * as v from 'valibot';

import { paragraphRef } from '../article/article.ts';
import { levels } from '../article/taxonomy.ts';
import { difficulties, tag } from '../quiz/questions/question.ts';
import type { Question } from '../quiz/questions/registry.ts';

const few = <S extends v.GenericSchema>(each: S) => v.pipe(v.array(each), v.maxLength(8));

/** What is done to one question or to a whole selection; what is not named stays as it is. */
export const questionChange = v.strictObject({
  addTags: v.optional(few(tag)),
  removeTags: v.optional(few(tag)),
  addCites: v.optional(few(paragraphRef)),
  removeCites: v.optional(few(paragraphRef)),
  level: v.optional(v.picklist(levels)),
  difficulty: v.optional(v.picklist(difficulties)),
  /** Out of new papers, or back into them; papers already drawn keep theirs. */
  state: v.optional(v.picklist(['active', 'withdrawn'])),
});
export type QuestionChange = v.InferOutput<typeof questionChange>;

/** The question as the change leaves it, `state` aside; lists keep their order, nothing stands in them twice. */
export function changed(question: Question, change: QuestionChange): Question {
  const { addTags = [], removeTags = [], addCites = [], removeCites = [], level, difficulty } = change;
  return {
    ...question,
    tags: merged(question.tags, addTags, removeTags),
    cites: merged(question.cites, addCites, removeCites),
    ...(level === undefined ? {} : { level }),
    ...(difficulty === undefined ? {} : { difficulty }),
  };
}

const merged = (list: readonly string[], added: readonly string[], removed: readonly string[]): string[] =>
  [...new Set([...list, ...added])].filter((each) => !removed.includes(each));

/**
 * What a question asks and how it is marked, without its id, tags, level, difficulty, paragraphs and reasons: two questions
 * that agree in it are one question, whoever filed them.
 */
export const askedBy = (question: Question): unknown => [
  question.kind,
  question.text.replaceAll(/\s+/g, ' '),
  question.media?.src ?? '',
  keyedBy(question),
];

function keyedBy(question: Question): unknown {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return question.options.map(({ text, right }) => [text, right]);
    case 'trueFalse':
      return question.answer;
    case 'number':
      return [question.answer, question.unit, question.tolerance];
    case 'ordering':
      return question.items.map(({ text }) => text);
    case 'matching':
      return [question.pairs.map(({ left, right }) => [left, right]), question.extra.map(({ text }) => text)];
    case 'shortText':
      return question.accept;
    case 'cloze':
      return question.gaps.map((gap) =>
        'choices' in gap ? gap.choices.map(({ text, right }) => [text, right]) : gap.accept,
      );
    case 'case':
      return question.questions.map(askedBy);
    default:
      return question satisfies never;
  }
}
