import { sql as query } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { ItemFigures, quizStatistics } from '../../../core/contracts/quiz-statistics.ts';
import type { Answered } from '../../../core/contracts/endpoint.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { DAY, publishAgain, quizOf, type Taker, takerOf } from '../quizzes/taking.ts';
import { insertTaken, moreStaff, rightOf, type Taken, takenBySkill } from './many-attempts.ts';

type Answer = Answered<typeof quizStatistics>;

let service: TestService;
const takers = new Map<string, Taker>();
beforeEach(async () => {
  service = await createTestService();
  takers.clear();
});
afterEach(() => service.close());

/** Logs in once a test. */
async function login(staffNo: string): Promise<Taker> {
  const taker = takers.get(staffNo) ?? (await takerOf(service, staffNo));
  takers.set(staffNo, taker);
  return taker;
}
const read = async (staffNo: string, narrowed = '') =>
  (await login(staffNo)).ask<Answer>('GET', `/api/quizzes/QZ-05/statistics${narrowed}`);
const close = (value: number | undefined, to: number, what?: string): void =>
  expect(Math.abs((value ?? Number.NaN) - to), what).toBeLessThan(1e-9);

const taken = (count: number, unitOf: (n: number) => string): Promise<Taken[]> =>
  takenBySkill(service, count, unitOf);
const sumOf = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0);
const meanOf = (list: readonly number[]): number => sumOf(list) / list.length;

describe('through the route', () => {
  test('every figure equals one worked out from the bare answers by other formulas, to 1e-9', async () => {
    const all = await taken(120, (n) => (n % 3 === 0 ? '3202' : '3201'));
    await insertTaken(service, all);
    const quiz = await quizOf(service, 'QZ-05');
    const { status, body } = await read('K-01');
    expect(status).toBe(200);
    const shown = body.shown;
    expect(shown).toMatchObject({ persons: 120, attempts: 120 });

    const ids = quiz.paper.fixed ?? [];
    const rights = ids.map((id) => {
      const question = quiz.questions.find((each) => each.id === id);
      return question === undefined ? '' : rightOf(question);
    });
    const table = all.map(({ chosen }) => ids.map((id, at) => (chosen[id] === rights[at] ? 1 : 0)));
    const totals = table.map(sumOf);
    const percents = totals.map((total) => (total * 100) / 6);
    close(shown?.mean.mean, meanOf(percents));
    close(
      shown?.deviation,
      Math.sqrt((sumOf(percents.map((p) => p * p)) - 120 * meanOf(percents) ** 2) / 119),
    );
    close(shown?.pass.share, percents.filter((p) => p >= 85).length / 120);
    expect(sumOf((shown?.bins ?? []).map(({ count }) => count))).toBe(120);
    for (const { from, count } of shown?.bins ?? []) {
      const end = from === 95 ? 101 : from + 5;
      expect(count).toBe(percents.filter((p) => p >= from && p < end).length);
    }

    // Kuder and Richardson's formula 20 (Psychometrika 2, 1937), which alpha is for questions that are right or wrong;
    // variances of the sample on both sides.
    const p = ids.map((_, at) => meanOf(table.map((row) => row[at] ?? 0)));
    const spread = (sumOf(totals.map((t) => t * t)) - sumOf(totals) ** 2 / 120) / 120;
    const kr20 = (6 / 5) * (1 - sumOf(p.map((share) => share * (1 - share))) / spread);
    expect(shown?.reliability).toMatchObject({ known: true });
    if (shown?.reliability.known === true) {
      close(shown.reliability.alpha, kr20, 'alpha');
      close(shown.reliability.standardError, (shown.deviation ?? 0) * Math.sqrt(1 - kr20), 'error');
    }

    const items = shown?.items ?? [];
    expect(items).toHaveLength(6);
    for (const item of items) {
      const at = ids.indexOf(item.key?.question ?? '');
      const own = table.map((row) => row[at] ?? 0);
      close(item.figures?.facility, p[at] ?? 0);
      close(item.figures?.right.share, p[at] ?? 0);
      // Point-biserial by the means of the two groups, against the rest of the paper.
      const rest = totals.map((total, n) => total - (own[n] ?? 0));
      const of = (value: number): number => meanOf(rest.filter((_, n) => own[n] === value));
      const deviation = Math.sqrt(meanOf(rest.map((value) => value * value)) - meanOf(rest) ** 2);
      const share = p[at] ?? 0;
      close(
        item.figures?.discrimination,
        ((of(1) - of(0)) / deviation) * Math.sqrt(share * (1 - share)),
        'discrimination',
      );
      const chosen = all.map((one) => one.chosen[ids[at] ?? '']);
      expect(item.figures?.empty).toBe(chosen.filter((letter) => letter === undefined).length);
      for (const { id, count, meanPercent } of item.key?.options ?? []) {
        expect(count).toBe(chosen.filter((letter) => letter === id).length);
        const who = percents.filter((_, n) => chosen[n] === id);
        if (who.length >= 5) close(meanPercent, meanOf(who));
        else expect(meanPercent).toBeUndefined();
      }
      expect(item.figures?.seconds?.median).toBeGreaterThan(0);
    }
    expect(items.some(({ figures }) => (figures?.empty ?? 0) > 0)).toBe(true);
  });

  test('what is marked later is counted at once, and a second asking reads nothing anew', async () => {
    const all = await taken(40, () => '3201');
    await insertTaken(service, all.slice(0, 35));
    expect((await read('K-01')).body.shown?.attempts).toBe(35);
    await insertTaken(service, all.slice(35));
    const { shown } = (await read('K-01')).body;
    expect(shown?.attempts).toBe(40);
    expect((await read('K-01')).body.shown).toEqual(shown);
  });

  test('versions are told apart where a question was worded anew, and counted together where it was not', async () => {
    const all = await taken(70, () => '3201');
    await insertTaken(service, all.slice(0, 35));
    await publishAgain(service, 'QZ-05', (text) =>
      text.replace('一般、重大、紧急三级投诉的处理时限分别是？', '三级投诉的处理时限各是多少？'),
    );
    await insertTaken(service, all.slice(35));
    const { body } = await read('K-01');
    expect(body.versions).toEqual([2, 3]);
    const versions = (body.shown?.items ?? []).map((item: ItemFigures) => [item.versions, item.answers]);
    expect(versions.filter(([, n]) => n === 70)).toHaveLength(5);
    expect(versions).toContainEqual([[2], 35]);
    expect(versions).toContainEqual([[3], 35]);
    expect(body.shown?.reliability).toEqual({ known: false, why: 'drawn' });
    const third = (await read('K-01', '?version=3')).body.shown;
    expect(third).toMatchObject({ attempts: 35, reliability: { known: true } });
  });
});

describe('who sees what', () => {
  beforeEach(async () => insertTaken(service, await taken(60, (n) => (n % 2 === 0 ? '3201' : '3202'))));

  test('a trainer sees the key, line department and audit see figures without it, a head totals of the own unit', async () => {
    const trainer = (await read('K-01')).body;
    expect(trainer.shown?.items?.every(({ key }) => key !== undefined)).toBe(true);
    expect(trainer.units.map(({ code }) => code)).toEqual(['3201', '3202']);
    for (const staffNo of ['L-01', 'A-01']) {
      const { body } = await read(staffNo);
      expect(body.shown?.items).toHaveLength(6);
      expect(JSON.stringify(body.shown?.items)).not.toMatch(/"(key|right":true|cites|options)"/);
    }
    const { body: head } = await read('B-01');
    expect(head.shown).toMatchObject({ persons: 30 });
    expect(head.shown).not.toHaveProperty('items');
    expect(head.shown).not.toHaveProperty('articles');
    expect(head.units).toEqual([]);
    expect((await read('B-01', '?unit=3202')).status).toBe(403);
    expect((await read('T-001')).status).toBe(403);
  });

  test('R-QZ1: who answers the quiz at this moment is told nothing of its questions', async () => {
    // A head of department takes it too: the audience of this edition is everybody.
    await publishAgain(service, 'QZ-05', (text) => text.replace(/^audience: .*\n/m, ''));
    const trainer = await login('K-02');
    const { id } = (await trainer.start('QZ-05')).body;
    const seen = () => trainer.ask<Answer>('GET', '/api/quizzes/QZ-05/statistics');
    expect((await seen()).body.shown).not.toHaveProperty('items');
    await trainer.finish(id);
    expect((await seen()).body.shown?.items).toHaveLength(6);
  });
});

describe('small numbers', () => {
  test('a unit of few is withheld, and with it another, so that no subtraction finds it', async () => {
    const of = (n: number): string => (n < 30 ? '3201' : n < 38 ? '3202' : '3210');
    await insertTaken(service, await taken(40, of));
    const { body } = await read('K-01');
    // 3210 has two persons; 3202 with eight is withheld beside it.
    expect(body.units.map(({ code }) => code)).toEqual(['3201']);
    expect(body.withheldUnits).toBe(2);
    expect(body.shown?.persons).toBe(40);
    expect((await read('K-01', '?unit=3201')).body.shown?.persons).toBe(30);
    for (const unit of ['3202', '3210'])
      expect((await read('K-01', `?unit=${unit}`)).body).not.toHaveProperty('shown');
  });

  test('nothing of a quiz that fewer than five have taken; unknown quizzes are not there', async () => {
    await insertTaken(service, await taken(4, () => '3201'));
    const { body } = await read('K-01');
    expect(body).not.toHaveProperty('shown');
    expect(body.units).toEqual([]);
    const trainer = await login('K-01');
    expect((await trainer.ask('GET', '/api/quizzes/QZ-99/statistics')).status).toBe(404);
    expect((await trainer.ask<{ quizzes: unknown[] }>('GET', '/api/quiz-statistics')).body.quizzes).toEqual([
      { id: 'QZ-05', title: '投诉处理' },
    ]);
  });
});

describe('paragraphs: read by so many, missed by so many', () => {
  test('the share of those who must read beside the share of answers that were wrong', async () => {
    await moreStaff(service, 20);
    const all = await taken(40, () => '3201');
    await insertTaken(service, all);
    await service.database.writer.write(async (tx) => {
      await tx.run(query`insert into reading_assignments (article_id, version, title, scope, effective_from, question,
          options, answer, paragraphs, least_seconds, assigned_at, assigned_by, due_at)
        values ('ART-08', 2, '投诉处理时限与闭环', '{"regions":["3201"]}', '2026-01-01', '问', '["甲","乙"]', 0, '[]', 10,
          ${service.now()}, 'K-01', ${service.now() + DAY})`);
      for (let n = 0; n < 18; n += 1)
        await tx.run(query`insert into reading_proofs (article_id, version, staff_no, org_unit_code, proved_at, seconds)
          values ('ART-08', 2, ${`X-3201-${n}`}, '3201', ${service.now()}, 60)`);
    });
    const { shown } = (await read('K-01')).body;
    const article = shown?.articles?.find(({ id }) => id === 'ART-08');
    // 20 and the seven of the cast who serve there.
    expect(article?.persons).toBe(27);
    close(article?.read?.share, 18 / 27);
    const limits = article?.paragraphs.find(({ ref }) => ref === 'ART-08^limits');
    const quiz = await quizOf(service, 'QZ-05');
    const cited = (quiz.paper.fixed ?? []).filter((id) =>
      quiz.questions.find((each) => each.id === id)?.cites.includes('ART-08^limits'),
    );
    const answers = all.flatMap(({ chosen }) =>
      cited.map((id) => {
        const question = quiz.questions.find((each) => each.id === id);
        return question !== undefined && chosen[id] === rightOf(question);
      }),
    );
    expect(limits?.answers).toBe(answers.length);
    close(limits?.missed?.share, answers.filter((isRight) => !isRight).length / answers.length);
    expect(limits?.text).toContain('工作日');
    expect(article?.paragraphs.some(({ answers: n }) => n === 0)).toBe(true);
  });
});
