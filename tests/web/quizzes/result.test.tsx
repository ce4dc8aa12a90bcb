import { describe, expect, it } from 'vitest';

import { revealQuestion } from '../../../core/quiz/present.ts';
import QuizzesRoom from '../../../web/quizzes/quizzes-room.tsx';
import { monday } from '../../extension/panel/panel-stage.ts';
import { openRoom } from '../rooms/room-stage.tsx';
import { attempt, id, mine, paper, questions, service, shown } from './quiz-stage.ts';

describe('the result', () => {
  it('shows question by question what was given, what is right, why, and the paragraph it stands on', async () => {
    const [question] = questions;
    const [place] = paper;
    if (question === undefined || place === undefined) throw new Error('no question');
    const wrong = { kind: 'single' as const, option: 'a' };
    const { answers } = service({
      'quizzes.attempt': () => ({
        ...attempt,
        questions: shown([question]),
        answers: [{ question: 'q1', seq: 1, answer: wrong, savedAt: monday }],
        ...{ closedAt: monday, how: 'submitted', earned: 0, of: 100, isPass: false },
        marks: [{ id: 'q1', earned: 0, of: 100, isRight: false }],
        key: [revealQuestion(question, place, wrong)],
      }),
    });
    const room = await openRoom(QuizzesRoom, { answers, place: id });
    expect(room.text()).toContain('0 分 未合格');
    expect(room.text()).toContain('您的答案风险评估');
    expect(room.text()).toContain('正确答案身份验证');
    expect(room.text()).toContain('收集之后先核身份，再评风险。');
    await room.press('ART-13 ^steps');
    expect(room.went).toEqual(['knowledge/ART-13^steps']);
  });
});

describe('after the result', () => {
  const told = (wrong: number) =>
    questions.slice(0, 4).flatMap((question, at) => {
      const place = paper[at];
      return place === undefined
        ? []
        : [{ question, key: revealQuestion(question, place, undefined), isRight: at >= wrong }];
    });
  const ended = (wrong: number) => ({
    ...attempt,
    questions: shown(questions.slice(0, 4)),
    ...{ closedAt: monday, how: 'submitted', earned: 300, of: 400, isPass: true },
    marks: told(wrong).map(({ key, isRight }) => ({
      id: key.id,
      earned: isRight ? 100 : 0,
      of: 100,
      isRight,
    })),
    key: told(wrong).map(({ key }) => key),
  });

  it('missed questions come first, with the paragraphs to read again and how each topic went', async () => {
    const { answers } = service({ 'quizzes.attempt': () => ended(1) });
    const room = await openRoom(QuizzesRoom, { answers, place: id });
    expect(room.text()).toContain('对 3 题，错 1 题');
    expect(room.root.querySelectorAll('.quiz-question')).toHaveLength(1);
    expect(room.root.querySelector('[aria-label=要复习的条款]')?.textContent).toContain('ART-13 ^steps');
    expect(room.root.querySelector('[aria-label=按知识点] li')?.textContent).toMatch(/\d \/ \d$/);
    await room.press('全部 4 题');
    expect(room.root.querySelectorAll('.quiz-question')).toHaveLength(4);
  });

  it('practises again where that may be, and has no button where a graded paper may still come', async () => {
    const practice = { ...attempt, id: '01a2021a-a18d-76b0-8bf0-52dfaeb74bb9', mode: 'practice' };
    const may = service({
      'quizzes.attempt': () => ended(0),
      'quizzes.mine': () => mine({ state: 'passed', mayPractise: true }),
      'quizzes.start': () => practice,
    });
    const room = await openRoom(QuizzesRoom, { answers: may.answers, place: id });
    expect(room.text()).toContain('第 1 题');
    await room.press('再练一次');
    expect(room.went).toEqual([practice.id]);
    const not = service({ 'quizzes.attempt': () => ended(0) });
    const other = await openRoom(QuizzesRoom, { answers: not.answers, place: id });
    expect(() => other.button('再练一次')).toThrow();
  });
});
