import * as v from 'valibot';

import { articleId, paragraphRef } from '../article/article.ts';
import { roleSchema } from '../organisation/person.ts';
import { pageKinds } from '../page/kinds.ts';
import { questionStates, questionSteps } from '../question/question.ts';
import { defineEndpoint } from './endpoint.ts';

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const uuid = v.pipe(v.string(), v.uuid());
const byId = v.strictObject({ id: uuid });

/** An article or one paragraph of it: `ART-13` or `ART-13^verify`. */
export const citation = v.union([paragraphRef, articleId]);
/** A colleague as lists name them. */
const colleague = v.strictObject({ staffNo: v.string(), name: v.string(), orgUnitName: v.string() });

const head = {
  id: uuid,
  /** `Q-20261123-0001`, the day in Shanghai. */
  no: v.string(),
  title: v.string(),
  tags: v.array(v.string()),
  state: v.picklist(questionStates),
  askedBy: colleague,
  /** Milliseconds UTC. */
  askedAt: v.number(),
  pageKind: v.optional(v.picklist(pageKinds)),
  cites: v.optional(citation),
  answers: count,
  /** The post that is asked, and the person when one is named. */
  owner: v.strictObject({ role: roleSchema, name: v.optional(v.string()) }),
  /** Milliseconds UTC: 18:00 in Shanghai of the last working day to answer (Q9). */
  dueAt: v.number(),
  overdue: v.boolean(),
};
export const questionHead = v.strictObject(head);
export type QuestionHead = v.InferOutput<typeof questionHead>;

const answer = v.strictObject({
  id: uuid,
  text: v.string(),
  by: colleague,
  at: v.number(),
  accepted: v.boolean(),
  /** The number of the question it was given to, when that was merged into this one. */
  from: v.optional(v.string()),
});
export type AnswerView = v.InferOutput<typeof answer>;

/** One question whole; the accepted answer comes first, the others by age. */
export const questionView = v.strictObject({
  ...head,
  body: v.string(),
  answers: v.array(answer),
  /** What the caller may do now (R193). */
  may: v.array(v.picklist(questionSteps)),
  /** Where it went when it was merged. */
  mergedInto: v.optional(v.strictObject({ id: uuid, no: v.string() })),
  /** Milliseconds UTC of this answer. */
  asOf: v.number(),
});
export type QuestionView = v.InferOutput<typeof questionView>;

export const questionLists = ['all', 'forMe', 'mine', 'open'] as const;
export type QuestionList = (typeof questionLists)[number];

/**
 * The newest questions first, 50 a page; 等我回答 by due time. `text`: every word stands in title or text; it is what someone
 * typed, so it goes in a body and not in an address (T28).
 */
export const listQuestions = defineEndpoint({
  name: 'questions.list',
  method: 'POST',
  path: '/api/question-list',
  summary: 'Questions of colleagues, with how many wait for the caller',
  body: v.strictObject({
    show: v.optional(v.picklist(questionLists)),
    tag: v.optional(words(32)),
    text: v.optional(words(100)),
    /** Those about this article or a paragraph of it. */
    article: v.optional(articleId),
    page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999))),
  }),
  response: v.strictObject({
    questions: v.array(questionHead),
    more: v.boolean(),
    /** 等我回答: open questions the caller owns, those past their time, and what the caller has asked. */
    counts: v.strictObject({ forMe: count, overdue: count, mine: count }),
    asOf: v.number(),
  }),
});

/** Throws `question.notFound`. */
export const oneQuestion = defineEndpoint({
  name: 'questions.one',
  method: 'GET',
  path: '/api/questions/:id',
  summary: 'One question with its answers',
  params: byId,
  response: questionView,
});

/** Who is asked, and within how many working days. */
const answering = { role: roleSchema, name: v.optional(v.string()), workdays: count };

/** What the form for asking needs: which tags there are and who answers for them. */
export const questionForm = defineEndpoint({
  name: 'questions.form',
  method: 'GET',
  path: '/api/question-form',
  summary: 'Tags of the knowledge base with their owners',
  response: v.strictObject({
    /** `owned`: the bank has named somebody for it. */
    tags: v.array(v.strictObject({ tag: v.string(), owned: v.boolean(), ...answering })),
    /** Who answers when no tag with an owner is chosen. */
    others: v.strictObject(answering),
  }),
});

/**
 * 提问. Only the kind of page and the cited paragraph go along, never data of a customer: a text that seems to hold some is
 * refused with `question.personalData`, a citation that is not published for everybody with `article.notFound`.
 */
export const askQuestion = defineEndpoint({
  name: 'questions.ask',
  method: 'POST',
  path: '/api/questions',
  summary: 'Ask colleagues a question',
  body: v.strictObject({
    title: words(80),
    body: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000)), ''),
    tags: v.pipe(v.array(words(32)), v.maxLength(8)),
    pageKind: v.optional(v.picklist(pageKinds)),
    cites: v.optional(citation),
  }),
  response: questionView,
});

/** Throws `question.closed` for a merged one, `question.personalData`. */
export const answerQuestion = defineEndpoint({
  name: 'questions.answer',
  method: 'POST',
  path: '/api/questions/:id/answers',
  summary: 'Answer a question',
  params: byId,
  body: v.strictObject({ text: words(4000) }),
  response: questionView,
});

/** By who asked or who owns it; an answer accepted before makes room. Throws `access.denied`, `answer.notFound`. */
export const acceptAnswer = defineEndpoint({
  name: 'questions.accept',
  method: 'POST',
  path: '/api/questions/:id/accept',
  summary: 'Accept one answer of a question',
  params: byId,
  body: v.strictObject({ answerId: uuid }),
  response: questionView,
});

/** By the owner or a trainer: closes this one and moves its answers to the question kept; gives the kept one. */
export const mergeQuestion = defineEndpoint({
  name: 'questions.merge',
  method: 'POST',
  path: '/api/questions/:id/merge',
  summary: 'Merge a question into another that asks the same',
  params: byId,
  body: v.strictObject({ into: uuid }),
  response: questionView,
});

/** The text of a draft article made of the question and its accepted answer. Throws `question.notAccepted`. */
export const promoteQuestion = defineEndpoint({
  name: 'questions.promote',
  method: 'POST',
  path: '/api/questions/:id/promote',
  summary: 'Turn an accepted answer into the text of a draft article',
  params: byId,
  body: v.strictObject({}),
  response: v.strictObject({ suggestedText: v.string() }),
});
