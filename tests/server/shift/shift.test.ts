import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Leech, ShiftAnswered, ShiftQuestion } from '../../../core/contracts/shift.ts';
import { nameOf } from '../../../core/quiz/bank.ts';
import type { Answer, Question, ShownQuestion } from '../../../core/quiz/questions/registry.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { DAY, paperOf, publishAgain, quizOf, takerOf } from '../quizzes/taking.ts';

let service: TestService;
beforeEach(async () => {
  service = await createTestService();
});
afterEach(() => service.close());

async function shiftOf(staffNo: string) {
  const taker = await takerOf(service, staffNo);
  type Mine = { questions: ShiftQuestion[]; month: { asked: number; known: number; skipped: number } };
  return {
    ...taker,
    shift: async () => (await taker.ask<Mine>('GET', '/api/shift')).body,
    answer: (id: string, answer: unknown, submission: string = randomUUID()) =>
      taker.ask<ShiftAnswered>('POST', '/api/shift/answers', { submission, id, answer, seconds: 12 }),
    skip: () => taker.ask('POST', '/api/shift/skips', { submission: randomUUID() }),
  };
}

/** The question of a quiz that is shown, found by its words. */
async function questionOf(shown: ShownQuestion, quiz = 'QZ-01'): Promise<Question> {
  const { questions } = await quizOf(service, quiz);
  const found = questions.find(({ text }) => text === shown.text);
  if (found === undefined) throw new Error(shown.text);
  return found;
}

/** An answer to a question as it is shown, right or not. */
async function answerTo(shown: ShownQuestion, isRight: boolean): Promise<Answer> {
  const question = await questionOf(shown);
  if (question.kind === 'single' && shown.kind === 'single') {
    const wanted = question.options.find(({ right }) => right === isRight)?.text;
    return { kind: 'single', option: shown.options.find(({ text }) => text === wanted)?.id ?? '' };
  }
  if (question.kind === 'multiple' && shown.kind === 'multiple') {
    const wanted = question.options.filter(({ right }) => right === isRight).map(({ text }) => text);
    return {
      kind: 'multiple',
      options: shown.options.filter(({ text }) => wanted.includes(text)).map(({ id }) => id),
    };
  }
  if (question.kind === 'trueFalse') return { kind: 'trueFalse', value: question.answer === isRight };
  if (question.kind === 'number')
    return { kind: 'number', text: isRight ? String(question.answer) : String(question.answer + 999) };
  if (question.kind === 'ordering' && shown.kind === 'ordering') {
    const ids = question.items.map(({ text }) => shown.items.find((item) => item.text === text)?.id ?? '');
    return { kind: 'ordering', items: isRight ? ids : ids.toReversed() };
  }
  if (question.kind === 'shortText')
    return { kind: 'shortText', text: isRight ? (question.accept[0] ?? '') : '不知道' };
  throw new Error(question.kind);
}

describe('two questions at the start of a shift', () => {
  test('are what was missed, a day later; without their key, answered once, counted, and gone', async () => {
    await (await shiftOf('T-001')).take('QZ-01', 10);
    expect((await (await shiftOf('T-001')).shift()).questions).toEqual([]);
    service.advance(DAY);
    const teller = await shiftOf('T-001');
    const reply = await teller.ask<{ questions: ShiftQuestion[] }>('GET', '/api/shift');
    const [first, second] = reply.body.questions;
    if (first === undefined || second === undefined) throw new Error('two were missed');
    const { id, why } = await questionOf(first.question);
    for (const secret of [id, why, 'cites', '"right"'])
      expect(JSON.stringify(reply.body.questions)).not.toContain(secret);
    // Asked for again they are the same, in the same order.
    expect((await teller.shift()).questions).toEqual(reply.body.questions);

    const submission = randomUUID();
    const right = await answerTo(first.question, true);
    const told = await teller.answer(first.id, right, submission);
    expect(told.body).toMatchObject({ recall: 'known', key: { why } });
    expect((await teller.answer(first.id, right, submission)).body).toEqual(told.body);
    const wrong = await answerTo(first.question, false);
    expect((await teller.answer(first.id, wrong, submission)).body.code).toBe('attempt.conflict');
    expect(await teller.shift()).toMatchObject({
      questions: [{ id: second.id }],
      month: { asked: 1, known: 1, skipped: 0 },
    });
    expect((await teller.answer(second.id, await answerTo(second.question, false))).body.recall).toBe(
      'missed',
    );
    expect(await teller.shift()).toEqual({ questions: [], month: { asked: 2, known: 1, skipped: 0 } });
    expect((await teller.answer(second.id, right)).body.code).toBe('shift.notFound');
  });

  test('can be skipped for the day, which is counted, and belong to nobody else', async () => {
    await (await shiftOf('T-001')).take('QZ-01', 10);
    service.advance(DAY);
    const teller = await shiftOf('T-001');
    const [one] = (await teller.shift()).questions;
    if (one === undefined) throw new Error('some were missed');
    const other = await shiftOf('T-003');
    expect((await other.answer(one.id, await answerTo(one.question, true))).body.code).toBe('shift.notFound');
    expect((await teller.answer(one.id, { kind: 'single', option: 'z' })).body.code).toBe('answer.invalid');
    expect((await teller.skip()).status).toBe(204);
    expect((await teller.skip()).status).toBe(204);
    expect(await teller.shift()).toEqual({ questions: [], month: { asked: 0, known: 0, skipped: 1 } });
    service.advance(DAY);
    expect((await (await shiftOf('T-001')).shift()).questions).not.toEqual([]);
  });

  test('R-QZ1: never one of a paper that is still open, nor of a quiz that keeps its key', async () => {
    await (await shiftOf('T-001')).take('QZ-01', 10);
    service.advance(2 * DAY);
    const teller = await shiftOf('T-001');
    const { id } = (await teller.start('QZ-01')).body;
    const open = new Set((await paperOf(service, id)).map(({ quiz, question }) => nameOf(quiz, question)));
    for (const { question } of (await teller.shift()).questions)
      expect(open.has(nameOf('QZ-01', (await questionOf(question)).id))).toBe(false);

    await publishAgain(service, 'QZ-01', (text) => text.replace('feedback: afterSubmit', 'feedback: never'));
    await (await shiftOf('T-003')).take('QZ-01', 10);
    service.advance(2 * DAY);
    expect((await (await shiftOf('T-003')).shift()).questions).toEqual([]);
  });

  test('a question lost again and again is asked no more and goes to the trainer, who sees how many, not who', async () => {
    await (await shiftOf('T-001')).take('QZ-01', 1);
    const last = new Map<string, boolean>();
    const leeches = async () =>
      (await (await shiftOf('K-01')).ask<{ leeches: Leech[] }>('GET', '/api/shift/leeches')).body.leeches;
    let found: Leech[] = [];
    for (let turn = 0; turn < 40 && found.length === 0; turn += 1) {
      service.advance(30 * DAY);
      const teller = await shiftOf('T-001');
      for (const { id, question } of (await teller.shift()).questions) {
        const isRight = !(last.get(question.text) ?? false);
        last.set(question.text, isRight);
        await teller.answer(id, await answerTo(question, isRight));
      }
      if (turn >= 7) found = await leeches();
    }
    expect(found[0]).toMatchObject({ quiz: 'QZ-01', people: 1 });
    expect(JSON.stringify(found)).not.toContain('T-001');
    expect(found[0]?.cites.length).toBeGreaterThan(0);
  });
});
