import { createHash } from 'node:crypto';

import { totalOf, isPass } from '../../core/quiz/mark.ts';
import type { TrainingRecord } from '../../core/record/record.ts';
import { canonicalJson } from '../audit/canonical.ts';
import type { LedgerRow } from '../points/points.repository.ts';
import type { HeldAttempt } from '../quizzes/quizzes.repository.ts';
import type { Finished } from '../training/finished.ts';

// What each kind of event writes into the ledger: one place for what happens now and for what happened before.

/** Within the ledger's limits, whatever a bank calls its things. */
const short = (text: string, most: number): string => Array.from(text).slice(0, most).join('') || '-';
const hashOf = (what: unknown): string => createHash('sha256').update(canonicalJson(what)).digest('hex');

/** A proved reading of a version (R194). */
export const readingLine = (proof: {
  readonly articleId: string;
  readonly version: number;
  readonly title: string;
  readonly staffNo: string;
  readonly orgUnitCode: string;
  readonly seconds: number;
  readonly provedAt: number;
}): TrainingRecord => ({
  kind: 'reading',
  staffNo: proof.staffNo,
  orgUnitCode: proof.orgUnitCode,
  object: proof.articleId,
  version: proof.version,
  title: short(proof.title, 200),
  ref: `${proof.articleId}@${proof.version}/${proof.staffNo}`,
  result: { seconds: proof.seconds },
  at: proof.provedAt,
});

/** A completed course in the version that was taken (R192). Taken back, its certificate's revocation says so. */
export const courseLine = (course: Finished): TrainingRecord => ({
  kind: 'course',
  staffNo: course.staffNo,
  orgUnitCode: course.orgUnitCode,
  object: course.id,
  version: course.version,
  title: short(course.title, 200),
  ref: course.proof,
  result: {},
  at: course.at,
});

/**
 * A graded attempt so far: begun and ended, with hashes of paper and answers, and every marking; a later one names the one
 * it takes the place of (R-QZ5). Practice counts for nothing and leaves no line.
 */
export function attemptLines({ mode, state, ...held }: HeldAttempt): TrainingRecord[] {
  if (mode !== 'graded') return [];
  const { id, staffNo, orgUnitCode, quizId: object, version, rule } = held;
  const shared = { staffNo, orgUnitCode, object, version, title: short(held.title, 200) };
  const lines: TrainingRecord[] = [
    {
      ...shared,
      kind: 'attempt',
      ref: `${id}/begun`,
      result: { step: 'begun', attempt: id, paper: hashOf(held.paper), deadline: held.deadline },
      at: held.startedAt,
    },
  ];
  const { closed, saves, markings } = state;
  if (closed !== undefined) {
    const answers = [...saves.values()].map(({ question, answer }) => ({ question, answer }));
    lines.push({
      ...shared,
      kind: 'attempt',
      ref: `${id}/closed`,
      result: {
        step: 'closed',
        attempt: id,
        how: closed.how,
        answered: answers.length,
        answers: hashOf(answers),
      },
      at: closed.at,
    });
  }
  for (const [at, marking] of markings.entries()) {
    const total = totalOf(marking.marks);
    const before = markings[at - 1];
    lines.push({
      ...shared,
      kind: 'mark',
      ref: marking.id,
      result: {
        attempt: id,
        ...total,
        passPercent: rule.passPercent,
        isPass: isPass(total, rule.passPercent),
        ...(before === undefined ? {} : { replaces: before.id }),
        ...(marking.why === undefined ? {} : { why: short(marking.why, 400) }),
      },
      at: marking.at,
    });
  }
  return lines;
}

/** A row of the points ledger; one that takes back names the row. */
export const pointsLine = (row: LedgerRow): TrainingRecord => ({
  kind: 'points',
  staffNo: row.staff_no,
  orgUnitCode: row.org_unit_code,
  object: short(row.object, 80),
  title: short(row.object, 200),
  ref: row.id,
  result: {
    delta: row.delta,
    reason: row.reason,
    ...(row.reverses === null ? {} : { replaces: row.reverses }),
    ...(row.note === '' ? {} : { why: short(row.note, 400) }),
  },
  at: row.at,
});
