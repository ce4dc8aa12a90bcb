import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';

import type { AttemptView, GivenAnswer, QuizOffer } from '../../../core/contracts/quizzes.ts';
import type { Answer, ShownQuestion } from '../../../core/quiz/questions/registry.ts';
import { temporaryFolder } from '../../support/database.ts';
import { type PersonAt, personAt, terminalOrigin } from '../../support/person.ts';
import { randomFrom, rounds, seed } from '../../support/size.ts';
import { freePort, ServiceProcess } from '../../support/stack.ts';

const people = ['T-001', 'T-002', 'T-003', 'M-01', 'M-02', 'B-01', 'H-01', 'F-01'];
const inFlight = 24;

interface Sitting {
  readonly person: PersonAt;
  readonly view: AttemptView;
  /** Newest sequence number per question that was acknowledged. */
  readonly kept: Map<string, GivenAnswer>;
}

/** Some answer the question can be given; what it earns is not asked here. */
function someAnswer(question: ShownQuestion, random: () => number): Answer | null {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  if (question.kind === 'single') {
    return { kind: 'single', option: pick(question.options)?.id ?? 'a' };
  }
  if (question.kind === 'trueFalse') return { kind: 'trueFalse', value: random() < 0.5 };
  if (question.kind === 'number') return { kind: 'number', text: String(Math.floor(random() * 99)) };
  if (question.kind === 'shortText') return { kind: 'shortText', text: `答${Math.floor(random() * 99)}` };
  return null;
}

const ways = ['whole', 'whole', 'notSent', 'answerLost', 'twice', 'thrice'] as const;

test(
  'R-SY3: submissions under kills, cuts before and after the commit, doubles and reordering: none lost, none doubled',
  { timeout: 1_800_000 },
  async () => {
    const wanted = rounds(10_000);
    const kills = rounds(20, 2);
    const random = randomFrom(seed);
    const service = new ServiceProcess({
      port: await freePort(),
      data: temporaryFolder(),
      extensionOrigin: terminalOrigin,
    });
    onTestFinished(() => service.stop('SIGKILL'));
    await service.start();

    const sittings: Sitting[] = [];
    for (const staffNo of people) {
      const person = await personAt(service.url, staffNo);
      const offers = await person.done<{ quizzes: QuizOffer[] }>('GET', '/api/quizzes');
      for (const { id } of offers?.quizzes ?? []) {
        const view = await person.done<AttemptView>('POST', `/api/quizzes/${id}/attempts`, {
          mode: 'graded',
        });
        if (view !== undefined) sittings.push({ person, view, kept: new Map() });
      }
    }
    expect(sittings.length).toBeGreaterThan(people.length);

    const acknowledged = new Set<string>();
    const faults: string[] = [];
    let tries = 0;

    /** Sends until the service has said something definite about it, over a line that does its worst. */
    async function deliver(
      person: PersonAt,
      path: string,
      body: { readonly submission: string },
    ): Promise<string> {
      for (;;) {
        tries += 1;
        const way = ways[Math.floor(random() * ways.length)] ?? 'whole';
        const copies = way === 'notSent' ? 0 : way === 'twice' ? 2 : way === 'thrice' ? 3 : 1;
        const answers = await Promise.all(
          Array.from({ length: copies }, () => person.ask<object>('POST', path, body)),
        );
        if (way === 'answerLost') continue;
        const said = answers.filter((answer) => answer !== undefined && answer.status < 500);
        const [first] = said;
        if (first === undefined) {
          // Nobody is there just now.
          await new Promise((resolve) => setTimeout(resolve, 20));
          continue;
        }
        const words = new Set(said.map((answer) => (answer?.status === 200 ? 'kept' : answer?.body.code)));
        if (words.size > 1) faults.push(`${path}: one submission, two answers: ${[...words].join(' ')}`);
        const [word = ''] = words;
        if (word === 'kept') acknowledged.add(body.submission);
        return word;
      }
    }

    // Every question is answered over and over, in an order in which later answers overtake earlier ones.
    const questions = sittings.flatMap((sitting) =>
      sitting.view.questions.map((question) => ({ sitting, question })),
    );
    const times = Math.max(2, Math.ceil((wanted - sittings.length) / questions.length));
    const work = questions
      .flatMap((one) => Array.from({ length: times }, (_, at) => ({ ...one, seq: at + 1 })))
      .map((one) => ({ one, place: one.seq + random() * 3 }))
      .sort((left, right) => left.place - right.place)
      .map(({ one }) => one)
      .slice(0, wanted - sittings.length);
    let at = 0;
    let stale = 0;
    const killAt = Array.from({ length: kills }, () => Math.floor(random() * work.length)).sort(
      (a, b) => a - b,
    );
    let killed = 0;
    let restarting = Promise.resolve();
    const worker = async (): Promise<void> => {
      for (;;) {
        const job = work[at];
        if (job === undefined) return;
        at += 1;
        while (killed < killAt.length && at > (killAt[killed] ?? 0)) {
          killed += 1;
          restarting = restarting.then(async () => {
            await service.stop('SIGKILL');
            await service.start();
          });
        }
        const { sitting, question, seq } = job;
        const given: GivenAnswer = {
          question: question.id,
          seq,
          submission: uuidv7(),
          answer: someAnswer(question, random),
        };
        const word = await deliver(sitting.person, `/api/quiz-attempts/${sitting.view.id}/answers`, given);
        if (word === 'kept') {
          const before = sitting.kept.get(question.id);
          if (before === undefined || before.seq < seq) sitting.kept.set(question.id, given);
        } else if (word === 'attempt.stale') stale += 1;
        else faults.push(`${question.id} ${seq}: ${word}`);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, worker));
    await restarting;

    const results: AttemptView[] = [];
    for (const { person, view } of sittings) {
      const path = `/api/quiz-attempts/${view.id}`;
      const word = await deliver(person, `${path}/finish`, { submission: uuidv7(), unsent: [] } as never);
      if (word !== 'kept') faults.push(`${view.id}: ${word}`);
      const end = await person.done<AttemptView>('GET', path);
      if (end !== undefined) results.push(end);
    }
    await service.stop('SIGTERM');

    // What the service holds, looked at from outside.
    const database = createClient({ url: `file:${join(service.data, 'tellerwise.db')}` });
    onTestFinished(() => database.close());
    const read = async (text: string) => (await database.execute(text)).rows;
    const held = new Map<string, number>();
    const count = (id: string) => held.set(id, (held.get(id) ?? 0) + 1);
    for (const row of await read(
      'select submission_id s from quiz_attempt_events where submission_id is not null',
    ))
      count(row['s'] as string);
    const lost = [...acknowledged].filter((id) => !held.has(id));
    const doubled = [...held].filter(([, times]) => times > 1);
    const ends = await read(
      `select attempt_id, sum(kind = 'finished') f, sum(kind = 'marked') m from quiz_attempt_events group by attempt_id`,
    );
    const points = await read(
      `select staff_no, object, count(*) n from points_ledger where reason = 'quizPassed' group by staff_no, object having n > 1`,
    );
    const overtaken = sittings.flatMap(({ view, kept }) => {
      const end = results.find(({ id }) => id === view.id);
      return [...kept.values()].filter(({ question, seq }) => {
        const answer = end?.answers.find((one) => one.question === question);
        return answer === undefined || answer.seq < seq;
      });
    });
    console.log(
      `${work.length + sittings.length} submissions of ${sittings.length} attempts, ${killed} kills, ${tries} tries, seed ${seed}: ` +
        `${acknowledged.size} kept, ${stale} overtaken, ${lost.length} lost, ${doubled.length} doubled`,
    );
    expect(faults.slice(0, 5)).toEqual([]);
    expect([lost, doubled, overtaken, points]).toEqual([[], [], [], []]);
    expect(ends.filter((row) => Number(row['f']) !== 1 || Number(row['m']) !== 1)).toEqual([]);
    expect(ends).toHaveLength(sittings.length);
    expect(killed).toBe(kills);
  },
);
