import { act } from 'preact/test-utils';
import * as v from 'valibot';

import type { AttemptView, GivenAnswer, QuizOffer } from '../../../core/contracts/quizzes.ts';
import { drawPaper } from '../../../core/quiz/draw.ts';
import { presentQuestion } from '../../../core/quiz/present.ts';
import { type Question, questionSchema } from '../../../core/quiz/questions/registry.ts';
import { monday } from '../../extension/panel/panel-stage.ts';
import { type Answers, settle } from '../rooms/room-stage.tsx';
import { examples } from '../../core/quiz/examples.ts';

export const MINUTE = 60_000;
const offer: QuizOffer = {
  id: 'QZ-05',
  version: 1,
  title: '投诉处理',
  questions: 15,
  passPercent: 85,
  minutes: 25,
  attempts: 3,
  attemptsLeft: 3,
  state: 'mayStart',
  mayPractise: false,
  beforePost: false,
};
export const id = '01a2021a-a18d-76b0-8bf0-52dfaeb74bb2';
export const questions = Object.values(examples).map((example) => v.parse(questionSchema, example));
const drawn = drawPaper({
  quiz: 'QZ-05',
  paper: {
    questions: questions.length,
    passPercent: 80,
    minutes: 20,
    attempts: 3,
    waitHours: 0,
    feedback: 'afterSubmit',
    partial: 'none',
    noRepeatWithin: 0,
    shuffleQuestions: false,
    shuffleOptions: false,
  },
  bank: questions.map((question, place) => ({ quiz: 'QZ-05', version: 1, place, question })),
  earlier: [],
  seed: 7,
});
export const paper = drawn.ok ? drawn.questions : [];
export const shown = (of: readonly Question[]): AttemptView['questions'] =>
  of.flatMap((question) => {
    const place = paper.find((each) => each.question === question.id);
    return place === undefined ? [] : [presentQuestion(question, place)];
  }) as unknown as AttemptView['questions'];
export const attempt: AttemptView = {
  id,
  quizId: 'QZ-05',
  version: 1,
  title: '投诉处理',
  mode: 'graded',
  startedAt: monday,
  deadline: monday + 20 * MINUTE,
  now: monday,
  passPercent: 80,
  questions: shown(questions),
  answers: [],
};
export const mine = (quiz: Partial<QuizOffer> = {}, more: Record<string, unknown> = {}) => ({
  now: monday,
  quizzes: [{ ...offer, ...quiz }],
  results: [],
  seen: [],
  ...more,
});

/** A service that keeps what it is given. */
export function service(change: Answers = {}) {
  const saves: GivenAnswer[] = [];
  const answers: Answers = {
    'quizzes.mine': () => mine(),
    'quizzes.attempt': () => attempt,
    'quizzes.save': ({ body }) => {
      const given = body as GivenAnswer;
      saves.push(given);
      return { question: given.question, seq: given.seq, savedAt: monday, replayed: false };
    },
    'quizzes.finish': () => ({
      ...attempt,
      closedAt: monday + MINUTE,
      how: 'submitted',
      earned: 800,
      of: 1000,
      isPass: true,
    }),
    ...change,
  };
  return { answers, saves };
}
export const press = async (key: string, on = document.activeElement) => {
  void act(
    () => void on?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true })),
  );
  await settle();
};
