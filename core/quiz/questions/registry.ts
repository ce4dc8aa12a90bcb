import * as v from 'valibot';

import { caseStudy } from './case-study.ts';
import type { QuestionKindOf } from './kind.ts';
import { simpleAnswer, simpleKinds, simpleQuestion, simpleShown } from './simple.ts';

/** Every question kind; a new one has its file, and its line in simple.ts. */
export const questionKinds = { ...simpleKinds, case: caseStudy } as const;
export type QuestionKind = keyof typeof questionKinds;

/** A question of any kind as banks hold it: it can be marked, though nobody may have said yet why it is so. */
export const openQuestionSchema = v.variant('kind', [simpleQuestion, caseStudy.schema]);
export type Question = v.InferOutput<typeof openQuestionSchema>;

/** What a question still lacks before a quiz file may hold it, by the path of the field. */
export interface Missing {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * What is missing in a question that came from elsewhere: the paragraphs it stands on, the reasons, the unit of a number.
 * Nothing for a whole question; the parts of a case are asked too.
 */
export function missingIn(question: Question): Missing[] {
  const { cites, why } = question;
  const own: Missing[] = [
    ...(cites.length > 0 ? [] : [{ path: ['cites'], message: '写明依据的段落，如 ART-13^verify' }]),
    ...(why === '' ? [{ path: ['why'], message: '写明为什么' }] : []),
  ];
  if (question.kind === 'case') {
    const parts = question.questions.flatMap((part, at) =>
      missingIn(part).map(({ path, message }) => ({ path: ['questions', at, ...path], message })),
    );
    return [...own, ...parts];
  }
  if (question.kind === 'number') {
    return [
      ...own,
      ...(question.unit === '' ? [{ path: ['unit'], message: '写明单位，如 万元' }] : []),
      ...(question.slips.length > 0 ? [] : [{ path: ['slips'], message: '至少写一个常见的错误数字和原因' }]),
    ];
  }
  const lists =
    question.kind === 'single' || question.kind === 'multiple'
      ? [{ path: ['options'], list: question.options }]
      : question.kind === 'cloze'
        ? question.gaps.flatMap((gap, at) =>
            'choices' in gap ? [{ path: ['gaps', at, 'choices'], list: gap.choices }] : [],
          )
        : [];
  const message = '每个错误选项都要写 why：错在哪里';
  return [
    ...own,
    ...lists.flatMap(({ path, list }) =>
      list.every((each) => each.right || each.why !== undefined) ? [] : [{ path, message }],
    ),
  ];
}

/** A question of any kind, as quiz files write it: nothing is missing in it. */
export const questionSchema = v.pipe(
  openQuestionSchema,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { path, message } of missingIn(dataset.value)) {
      addIssue({ message, path: pathOf(dataset.value, path) });
    }
  }),
);

/** A path as valibot writes it, from the value it begins at. */
function pathOf(
  value: object,
  [key = '', ...rest]: readonly (string | number)[],
): [v.UnknownPathItem, ...v.UnknownPathItem[]] {
  const next: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
  const item: v.UnknownPathItem = { type: 'unknown', origin: 'value', input: value, key, value: next };
  return rest.length > 0 && typeof next === 'object' && next !== null
    ? [item, ...pathOf(next, rest)]
    : [item];
}

/** An answer as given to a question of any kind; every text in it is limited, nothing else is let through. */
export const answerSchema = v.variant('kind', [simpleAnswer, caseStudy.answer]);
export type Answer = v.InferOutput<typeof answerSchema>;

/** What a person sees of a question on a paper; whatever is not in it does not leave the service. */
export const shownQuestionSchema = v.variant('kind', [simpleShown, caseStudy.shown]);
export type ShownQuestion = v.InferOutput<typeof shownQuestionSchema>;

/** What can be done with questions of this kind. */
export const kindOf = ({ kind }: Pick<Question, 'kind'>): QuestionKindOf<Question, Answer, ShownQuestion> =>
  questionKinds[kind];

/** A question with its sub-questions, each of which cites by itself. */
export const withParts = (question: Question): Question[] =>
  question.kind === 'case' ? [question, ...question.questions] : [question];
