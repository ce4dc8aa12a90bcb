import { act } from 'preact/test-utils';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { GivenAnswer } from '../../../core/contracts/quizzes.ts';
import { AppError } from '../../../core/errors.ts';
import { kindOf } from '../../../core/quiz/questions/registry.ts';
import { viewOf } from '../../../web/quizzes/kinds/registry.ts';
import QuizzesRoom from '../../../web/quizzes/quizzes-room.tsx';
import { monday } from '../../extension/panel/panel-stage.ts';
import { clientOf, openRoom, settle } from '../rooms/room-stage.tsx';
import { attempt, id, MINUTE, paper, press, questions, service, shown } from './quiz-stage.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
afterEach(() => {
  vi.useRealTimers();
  sessionStorage.clear();
});

describe('taking', () => {
  it('every kind of question has a view, and its right answer words', () => {
    const say = (key: string) => key;
    for (const question of questions) {
      const place = paper.find((each) => each.question === question.id);
      const [one] = shown([question]);
      if (place === undefined || one === undefined) throw new Error(question.kind);
      expect(viewOf(question).words(one, kindOf(question).right(question), say), question.kind).not.toBe('');
    }
  });

  it('digits choose, arrows move, Enter goes on; each answer is saved as it is given', async () => {
    const { answers, saves } = service();
    const room = await openRoom(QuizzesRoom, { answers, place: id });
    expect(room.text()).toContain('第 1 题');
    expect(room.text()).toContain('剩 20 分 0 秒');
    await press('2');
    await press('1');
    expect(saves.map(({ question, seq, answer }) => [question, seq, answer])).toEqual([
      ['q1', 1, { kind: 'single', option: 'b' }],
      ['q1', 2, { kind: 'single', option: 'a' }],
    ]);
    expect(new Set(saves.map(({ submission }) => submission)).size).toBe(2);
    expect(room.text()).toContain('已保存');
    await press('Enter');
    expect(room.text()).toContain('第 2 题');
    await press('ArrowRight');
    expect(room.text()).toContain('第 3 题');
    await press('ArrowLeft');
    expect(room.text()).toContain('第 2 题');
  });

  it('N and P move, M marks; the card says of each question how it stands and leads to it', async () => {
    const { answers } = service();
    const room = await openRoom(QuizzesRoom, { answers, place: id });
    const card = (n: number) => room.root.querySelectorAll('.quiz-place')[n - 1];
    await press('1');
    await press('n');
    await press('M');
    expect(room.text()).toContain('第 2 题');
    expect(card(1)?.textContent).toMatch(/^1[^待]+已保存$/);
    expect(card(2)?.textContent).toMatch(/^2.+待查未答$/);
    expect(room.root.querySelector('[aria-pressed=true]')?.textContent).toContain('标记待查');
    expect(room.text()).toContain(`已答 1 · 待查 1 · 未答 ${questions.length - 1}`);
    await press('p');
    expect(card(1)?.getAttribute('aria-current')).toBe('step');
    await press('m');
    await press('m');
    expect(card(1)?.textContent).toMatch(/^1[^待]+已保存$/);
    await room.change(() => room.root.querySelectorAll<HTMLElement>('.quiz-place')[4]?.click());
    expect(room.text()).toContain(`第 5 题，共 ${questions.length} 题`);
  });

  it('marks are there after loading again, in this tab and as long as the attempt runs; typing marks nothing', async () => {
    const { answers } = service();
    const first = await openRoom(QuizzesRoom, { answers, place: id });
    await press('m');
    expect(Object.keys(sessionStorage)).toEqual([`tellerwise.quiz-marks.${id}`]);
    const again = await openRoom(QuizzesRoom, { answers, place: id });
    expect(again.text()).toContain('待查 1');
    const typed = questions.findIndex(({ kind }) => kind === 'number') + 1;
    await again.change(() => again.root.querySelectorAll<HTMLElement>('.quiz-place')[typed - 1]?.click());
    await press('m', again.root.querySelector('.quiz-typed input'));
    expect(again.text()).toContain('待查 1');
    await again.press('交卷');
    await again.press('确认交卷');
    expect(again.text()).toContain('80 分 合格');
    expect(Object.keys(sessionStorage)).toEqual([]);
    expect(first.calls.length).toBeGreaterThan(0);
  });

  it('the whole paper can be seen at once; the hand-in names what has no answer and what is marked', async () => {
    const { answers } = service();
    const room = await openRoom(QuizzesRoom, { answers, place: id });
    await press('1');
    await press('m');
    await room.press('整卷显示');
    expect(room.root.querySelectorAll('.quiz-question')).toHaveLength(questions.length);
    await room.press('交卷');
    const dialog = () => room.root.querySelector('dialog');
    expect(dialog()?.textContent).toContain('交卷后不能再改');
    expect(dialog()?.textContent).toContain(`未答 ${questions.length - 1} 题23456789`);
    expect(dialog()?.textContent).toContain('待查 1 题1');
    await room.change(() => dialog()?.querySelector<HTMLElement>('[aria-label="去第 3 题"]')?.click());
    expect(dialog()).toBeNull();
    expect(room.text()).toContain('第 3 题，共');
    await room.press('交卷');
    await room.press('确认交卷');
    expect(room.text()).toContain('80 分 合格');
    expect(room.text()).toContain('这个测验不公布答案');
  });

  it('what was answered before is there again, and the time left is the service’s (R-QZ2)', async () => {
    const { answers, saves } = service({
      'quizzes.attempt': () => ({
        ...attempt,
        now: monday + 19 * MINUTE,
        answers: [{ question: 'q1', seq: 4, answer: { kind: 'single', option: 'b' }, savedAt: monday }],
      }),
    });
    const room = await openRoom(QuizzesRoom, { answers, place: id });
    expect(room.text()).toContain('剩 1 分 0 秒');
    expect(room.root.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.checked).toBe(true);
    await press('1');
    expect(saves[0]?.seq).toBe(5);
    await act(() => void vi.advanceTimersByTime(MINUTE + 1_000));
    await settle();
    expect(room.calls.map(({ name }) => name)).toContain('quizzes.finish');
  });

  it('without a line an answer waits and is tried again; a refused one says so and does not stop the hand-in', async () => {
    let offline = true;
    const saved: string[] = [];
    const { answers } = service({
      'quizzes.save': ({ body }) => {
        if (offline) throw new AppError('server.offline');
        const given = body as GivenAnswer;
        if (given.question === 'q2') throw new AppError('answer.invalid');
        saved.push(given.submission);
        return { question: given.question, seq: given.seq, savedAt: monday, replayed: false };
      },
    });
    const room = await openRoom(QuizzesRoom, { answers, place: id });
    await press('1');
    expect(room.text()).toContain('尚未保存，正在重试');
    offline = false;
    await act(() => void vi.advanceTimersByTime(5_000));
    await settle();
    expect(saved).toHaveLength(1);
    expect(room.text()).toContain('已保存');
    await press('Enter');
    await press('1');
    expect(room.text()).toContain('有答案未被接受');
    await room.press('交卷');
    await room.press('确认交卷');
    expect(room.calls.at(-1)).toMatchObject({ name: 'quizzes.finish', asked: { body: { unsent: [] } } });
  });
});

describe('in the panel, without a line', () => {
  it('a screen that is drawn anew goes on where it was: the questions, the answers and the time are there', async () => {
    let offline = false;
    const refuse = () => {
      throw new AppError('server.offline');
    };
    const { answers } = service({
      'quizzes.attempt': () => (offline ? refuse() : attempt),
      'quizzes.save': refuse,
    });
    const client = clientOf(answers);
    const open = () => openRoom(QuizzesRoom, { answers, client, place: id, record: () => Promise.resolve() });
    await open();
    await press('2');
    await press('m');
    // A panel has no storage of its own.
    sessionStorage.clear();
    await act(() => void vi.advanceTimersByTime(2 * MINUTE));
    offline = true;
    const again = await open();
    expect(again.root.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.checked).toBe(true);
    expect(again.root.querySelector('.quiz-question .quiz-kept')?.textContent).toBe('存本机');
    expect(again.text()).toContain('剩 18 分 0 秒');
    expect(again.text()).toContain('待查 1');
    const elsewhere = await openRoom(QuizzesRoom, { answers, place: id });
    expect(elsewhere.root.querySelector('[role=alert]')).not.toBeNull();
  });

  it('answers and the hand-in go to the outbox; nothing is scored until the service has them (R-QZ2, R-SY1)', async () => {
    const offline = () => {
      throw new AppError('server.offline');
    };
    const { answers } = service({ 'quizzes.save': offline, 'quizzes.finish': offline });
    const records: { kind: string; given?: unknown }[] = [];
    const room = await openRoom(QuizzesRoom, {
      answers,
      place: id,
      record: (record) => {
        records.push(record);
        return Promise.resolve();
      },
    });
    await press('1');
    expect(room.text()).toContain('已存本机，联网后上传');
    expect(room.root.querySelector('.quiz-question .quiz-kept')?.textContent).toBe('存本机');
    await room.press('交卷');
    await room.press('确认交卷');
    expect(room.text()).toContain('已交卷并存本机');
    expect(room.text()).not.toMatch(/\d 分 (?:合格|未合格)/);
    expect(records.map(({ kind }) => kind)).toEqual(['quizAnswer', 'quizFinish']);
    // The hand-in brings the answer again under the same id, so that it counts once whichever comes first.
    const [answer, finish] = records.map(({ given }) => v.parse(v.looseObject({}), given));
    expect(finish?.['unsent']).toEqual([answer]);
  });
});
