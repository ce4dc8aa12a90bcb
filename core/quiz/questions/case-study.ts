import * as v from 'valibot';

import { wholly } from '../mark-parts.ts';
import { defineQuestion, letterAt, placeOf, type Rename, type ShownOrder } from './kind.ts';
import { letter, questionEntries, shownBase, shownEntries } from './question.ts';
import { simpleAnswer, simpleKindOf, simpleQuestion, simpleShown } from './simple.ts';

const PARTS = 6;

/** The parts of a case have the letters of their places on every paper; a list of theirs is named `b.options`. */
const within =
  (part: string, rename: Rename): Rename =>
  (list, id) =>
    rename(`${part}.${list}`, id);

const orderWithin = (part: string, order: ShownOrder): ShownOrder =>
  Object.fromEntries(
    Object.entries(order).flatMap(([name, ids]) =>
      name.startsWith(`${part}.`) ? [[name.slice(part.length + 1), ids]] : [],
    ),
  );

/** 案例: a story (`text`) with two or more questions on it; counts as one question of the paper. */
export const caseStudy = defineQuestion({
  kind: 'case',
  schema: v.strictObject({
    kind: v.literal('case'),
    ...questionEntries,
    text: v.pipe(v.string(), v.trim(), v.minLength(20), v.maxLength(600)),
    questions: v.pipe(
      v.array(simpleQuestion),
      v.minLength(2, '案例题至少两个小题'),
      v.maxLength(PARTS, '案例题最多六个小题'),
      v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, '小题题号重复'),
    ),
  }),
  /** Parts may be left out; each is named by the letter of its place. */
  answer: v.strictObject({
    kind: v.literal('case'),
    parts: v.pipe(
      v.array(v.strictObject({ part: letter, answer: simpleAnswer })),
      v.minLength(1),
      v.maxLength(PARTS),
      v.check((list) => new Set(list.map(({ part }) => part)).size === list.length),
    ),
  }),
  lists: ({ questions }) =>
    questions.flatMap((question, at) =>
      simpleKindOf(question)
        .lists(question)
        .map((list) => ({ ...list, name: `${letterAt(at)}.${list.name}` })),
    ),
  rename: ({ kind, parts }, rename) => {
    const renamed = parts.flatMap(({ part, answer }) => {
      const other = simpleKindOf(answer).rename(answer, within(part, rename));
      return other === undefined ? [] : [{ part, answer: other }];
    });
    return renamed.length === parts.length ? { kind, parts: renamed } : undefined;
  },
  // The sum of its parts, each by the paper's rule.
  mark: ({ questions }, { parts }, rule) => {
    if (parts.some(({ part, answer }) => questions[placeOf(part)]?.kind !== answer.kind)) return undefined;
    const marks = questions.flatMap((question, at) => {
      const kind = simpleKindOf(question);
      const given = parts.find(({ part }) => part === letterAt(at))?.answer;
      const mark = given === undefined ? wholly(false) : kind.mark(question, given, rule);
      return mark === undefined ? [] : [mark];
    });
    if (marks.length < questions.length) return undefined;
    return {
      earned: marks.reduce((sum, { earned }) => sum + earned, 0),
      of: marks.reduce((sum, { of }) => sum + of, 0),
      isRight: marks.every(({ isRight }) => isRight),
      parts: marks.map((each, at) => ({ id: letterAt(at), isRight: each.isRight, marks: each })),
    };
  },
  right: ({ questions }) => ({
    kind: 'case',
    parts: questions.map((question, at) => ({
      part: letterAt(at),
      answer: simpleKindOf(question).right(question),
    })),
  }),
  // Reasons of parts are asked of the parts themselves.
  reasons: () => [],
  shown: v.strictObject({ kind: v.literal('case'), ...shownEntries, questions: v.array(simpleShown) }),
  show: (question, id, order) => ({
    kind: 'case',
    ...shownBase(question, id),
    questions: question.questions.map((part, at) =>
      simpleKindOf(part).show(part, letterAt(at), orderWithin(letterAt(at), order)),
    ),
  }),
});
