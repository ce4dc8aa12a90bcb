import * as v from 'valibot';

import type { LedgerRow, Redemption, YearScore } from '../../core/contracts/points.ts';
import { ledgerReasons, redemptionStates, stepsFrom } from '../../core/points/points.ts';
import type { LedgerListRow, ScoreRow } from './points.repository.ts';
import type { RedemptionListRow } from './redemptions.repository.ts';

const reasonSchema = v.picklist(ledgerReasons);
const stateSchema = v.picklist(redemptionStates);
const colleague = (row: { staff_no: string; name: string | null; unit: string | null }) => ({
  staffNo: row.staff_no,
  name: row.name ?? row.staff_no,
  orgUnitName: row.unit ?? '',
});

export const stateOf = (row: { state: string }) => v.parse(stateSchema, row.state);

export const ledgerView = (row: LedgerListRow): LedgerRow => ({
  id: row.id,
  person: colleague(row),
  delta: row.delta,
  reason: v.parse(reasonSchema, row.reason),
  object: row.object,
  note: row.note,
  at: row.at,
  reversed: row.reversed === 1,
});

/** `decides`: whether the caller may decide on this one; asking is never deciding. */
export const redemptionView = (row: RedemptionListRow, decides: boolean): Redemption => ({
  id: row.id,
  no: row.no,
  person: colleague(row),
  reward: { zh: row.label_zh, en: row.label_en },
  points: row.points,
  state: stateOf(row),
  requestedAt: row.requested_at,
  ...(row.decider === null ? {} : { decidedBy: row.decider }),
  note: row.note,
  may: decides ? stepsFrom(stateOf(row)) : [],
});

export const scoreView = (row: ScoreRow): YearScore => ({
  person: colleague(row),
  publish: row.publish,
  acceptedAnswer: row.accepted_answer,
  question: row.question,
  quizPassed: row.quiz_passed,
  caseShared: row.case_shared,
  points: row.points,
});
