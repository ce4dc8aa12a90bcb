import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { sql as query } from 'drizzle-orm';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';

import type { DraftDetail } from '../../../core/contracts/drafts.ts';
import type { AttemptView } from '../../../core/contracts/quizzes.ts';
import { shownAnswer } from '../../../core/quiz/answer.ts';
import type { PaperQuestion } from '../../../core/quiz/draw.ts';
import { kindOf } from '../../../core/quiz/questions/registry.ts';
import { quizText } from '../../../core/question-bank/quiz-text.ts';
import { temporaryFolder } from '../../support/database.ts';
import { type Browser, eventually, launchBrowser } from '../../support/browser.ts';
import { logIn } from '../../support/login.ts';
import { panelOf, textOf } from '../../support/panel.ts';
import { type PersonAt, personAt } from '../../support/person.ts';
import { openWorld, type World } from '../../support/world.ts';

const shared = process.env['TELLERWISE_SHARED'] ?? join(import.meta.dirname, '../../../../shared');
const exam = join(shared, 'search/exam/questions.jsonl');
const QUESTIONS = 8;

let world: World;
beforeAll(async () => {
  if (existsSync(exam)) world = await openWorld({ stack: inject('stack'), staffNo: 'T-001' });
});
afterAll(() => world?.close());

const shanghaiDay = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** The trainer's half: the file into a bank, a paper by rule, looked at by another, assigned to a unit. */
async function assigned(trainer: PersonAt, reviewer: PersonAt): Promise<string> {
  const must = async <T>(who: PersonAt, path: string, body: unknown): Promise<T> => {
    const answer = await who.ask<T>('POST', path, body);
    if (answer === undefined || answer.status >= 300)
      throw new Error(`${path}: ${JSON.stringify(answer?.body).slice(0, 300)}`);
    return answer.body;
  };
  const bank = await must<{ id: string }>(trainer, '/api/question-banks', { title: '从业资格题库' });
  const file = { name: 'questions.jsonl', base64: readFileSync(exam).toString('base64') };
  type Taken = { sha256: string; fresh: number; outcome: string };
  const seen = await must<Taken>(trainer, `/api/question-banks/${bank.id}/imports`, file);
  const accept = { ...file, accept: seen.sha256 };
  const taken = await must<Taken>(trainer, `/api/question-banks/${bank.id}/imports`, accept);
  expect([taken.outcome, taken.fresh]).toEqual(['taken', seen.fresh]);
  expect(seen.fresh).toBeGreaterThan(6_000);
  const text = quizText({
    ...{ title: '从业资格抽测', titleEn: '', roles: [], newStaff: false, beforePost: false, validMonths: 12 },
    paper: {
      ...{ questions: QUESTIONS, passPercent: 60, minutes: 30, attempts: 1, waitHours: 0 },
      feedback: 'afterSubmit',
      draw: [{ bank: bank.id, tag: '银行从业资格', count: QUESTIONS }],
    },
  }).replace(/^paper:/m, 'audience: { assignedOnly: true }\npaper:');
  const draft = await must<{ id: string }>(trainer, '/api/drafts', { kind: 'quizzes', text });
  const { n } = await must<DraftDetail>(trainer, `/api/drafts/${draft.id}/submission`, { n: 1 });
  await must(reviewer, `/api/drafts/${draft.id}/decisions`, { n, decision: 'approve' });
  const published = await must<{ itemId: string }>(reviewer, `/api/drafts/${draft.id}/publication`, { n });
  const days = { startOn: shanghaiDay(0), dueOn: shanghaiDay(7) };
  await must(trainer, '/api/assignments', { object: published.itemId, to: { units: ['3201'] }, ...days });
  return published.itemId;
}

async function quizInPanel(browser: Browser): Promise<Frame> {
  const page = await browser.context.newPage();
  await page.goto(inject('stack').hosts.spa);
  const panel = await panelOf(page);
  await panel.getByRole('button', { name: /测验/ }).first().click();
  return panel;
}
const says = (panel: Frame, ...words: string[]) =>
  eventually(
    () => textOf(panel),
    (text) => words.every((word) => text.includes(word)),
    { what: words.join(', '), within: 20_000 },
  );

it(
  'Show 1 (R192, R209, R-SY1): real questions, a paper by rule, half in the panel, the browser killed, on in another profile, off line to the end: one attempt, one score, a certificate that verifies',
  { timeout: 240_000 },
  async () => {
    if (!existsSync(exam)) {
      console.log('not run: no shared data');
      return;
    }
    const { sql } = world.service.database;
    const url = `http://127.0.0.1:${world.build.port}`;
    const origin = `chrome-extension://${world.build.id}`;
    const [trainer, reviewer] = [await personAt(url, 'K-01', origin), await personAt(url, 'K-02', origin)];
    const quiz = await assigned(trainer, reviewer);
    // Whom nobody assigned it to does not see it.
    const elsewhere = await personAt(url, 'T-003', origin);
    const offered = await elsewhere.done<{ quizzes: { id: string }[] }>('GET', '/api/quizzes');
    expect(offered?.quizzes.map(({ id }) => id)).not.toContain(quiz);

    const attempts = () =>
      sql.all<{
        id: string;
        paper: string;
        answers: number;
        ends: number;
        marked: number;
      }>(query`select a.id, a.paper,
          (select count(distinct json_extract(e.body, '$.question')) from quiz_attempt_events e
            where e.attempt_id = a.id and e.kind = 'saved') as answers,
          (select count(*) from quiz_attempt_events e where e.attempt_id = a.id and e.kind = 'finished') as ends,
          (select count(*) from quiz_attempt_events e where e.attempt_id = a.id and e.kind = 'marked') as marked
        from quiz_attempts a where a.staff_no = 'T-001' and a.quiz_id = ${quiz}`);
    /** Digits that answer each question right, as the service alone knows them. */
    async function rightDigits(): Promise<number[]> {
      const [attempt] = await attempts();
      const paper = JSON.parse(attempt?.paper ?? '[]') as PaperQuestion[];
      const questionOf = await world.service.services.quizzes.library.questionsOf(sql, [paper], 'drawn');
      return paper.map((place) => {
        const question = questionOf(place);
        const right = question && shownAnswer(kindOf(question).right(question), place.order);
        const letters =
          right?.kind === 'single' ? [right.option] : right?.kind === 'multiple' ? right.options : [];
        return 'abcdefghi'.indexOf(letters[0] ?? 'a') + 1;
      });
    }

    const first = await quizInPanel(world.browser);
    const offer = first.locator('.quiz-offer', { hasText: '从业资格抽测' });
    await offer.getByRole('button', { name: '开始答题' }).click();
    await says(first, `第 1 题，共 ${QUESTIONS} 题`);
    const digits = await rightDigits();
    const answer = async (panel: Frame, n: number): Promise<void> => {
      const taking = panel.locator('.quiz-taking');
      await taking.press(String(digits[n - 1]));
      await eventually(
        async () => (await panel.locator('.quiz-question input:checked').count()) > 0,
        Boolean,
        { what: `answer ${n}` },
      );
    };
    for (let n = 1; n <= QUESTIONS / 2; n += 1) {
      await answer(first, n);
      await eventually(
        async () => (await attempts())[0]?.answers,
        (kept) => kept === n,
        { what: `${n} answers kept` },
      );
      await first.locator('.quiz-taking').press('ArrowRight');
    }
    execFileSync('pkill', ['-9', '-f', world.browser.profile]);

    const other = await launchBrowser({ extension: world.build.path });
    onTestFinished(() => other.close());
    await logIn(other, 'T-001');
    const second = await quizInPanel(other);
    const goOn = second.locator('.quiz-offer', { hasText: '从业资格抽测' });
    await goOn.getByRole('button', { name: '继续答题' }).click();
    await says(second, `已答 ${QUESTIONS / 2}`);
    world.gate.mode = 'down';
    for (let n = 1; n <= QUESTIONS; n += 1) {
      await says(second, `第 ${n} 题，共 ${QUESTIONS} 题`);
      if (n > QUESTIONS / 2) {
        await answer(second, n);
        await says(second, '存本机');
      }
      if (n < QUESTIONS) await second.locator('.quiz-taking').press('ArrowRight');
    }
    await second.getByRole('button', { name: '交卷' }).click();
    await second.getByRole('button', { name: '确认交卷' }).click();
    await says(second, '已交卷并存本机');
    expect(await attempts()).toMatchObject([{ answers: QUESTIONS / 2, ends: 0 }]);
    world.gate.mode = 'pass';
    await eventually(
      attempts,
      (list) =>
        list.length === 1 && list[0]?.answers === QUESTIONS && list[0].ends === 1 && list[0].marked === 1,
      { what: 'one attempt, all answers, one score', within: 60_000 },
    );

    // Figures of fewer than five people are nobody's to see, so colleagues of the unit take it too.
    for (const staffNo of ['T-002', 'M-01', 'M-02', 'B-01', 'H-01']) {
      const colleague = await personAt(url, staffNo, origin);
      const begun = await colleague.done<AttemptView>('POST', `/api/quizzes/${quiz}/attempts`, {
        mode: 'graded',
      });
      if (begun === undefined) throw new Error(`${staffNo} cannot begin`);
      const unsent = begun.questions.flatMap(({ id, kind }) =>
        kind === 'single'
          ? [{ question: id, seq: 1, submission: randomUUID(), answer: { kind, option: 'a' } }]
          : [],
      );
      const handIn = { submission: randomUUID(), unsent };
      expect((await colleague.ask('POST', `/api/quiz-attempts/${begun.id}/finish`, handIn))?.status).toBe(
        200,
      );
    }
    const seen = await trainer.done<{ shown?: { items?: unknown[] } }>(
      'GET',
      `/api/quizzes/${quiz}/statistics`,
    );
    expect(seen?.shown?.items?.length ?? 0).toBeGreaterThanOrEqual(QUESTIONS);

    // What the inspector gets: a file that needs no service, and no byte of which can be changed.
    const [certificate] = await sql.all<{ file: string }>(
      query`select file from certificates where staff_no = 'T-001' and source = ${quiz}`,
    );
    if (certificate === undefined) throw new Error('a pass gives a certificate');
    const folder = temporaryFolder();
    const { publicKeys } = world.service.services.certificates;
    writeFileSync(join(folder, 'certificate-keys.json'), JSON.stringify(publicKeys()));
    const verify = (text: string) => {
      const path = join(folder, 'certificate.json');
      writeFileSync(path, text);
      return spawnSync(process.execPath, ['tools/verify.ts', path], { encoding: 'utf8' });
    };
    expect(verify(certificate.file).status).toBe(0);
    const at = certificate.file.indexOf('T-001');
    expect(verify(`${certificate.file.slice(0, at)}T-002${certificate.file.slice(at + 5)}`).status).toBe(1);
    const record = await trainer.done<object>('GET', '/api/records/people/T-001');
    expect(JSON.stringify(record)).toContain(quiz);
  },
);
