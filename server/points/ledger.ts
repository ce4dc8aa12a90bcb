import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { AppError } from '../../core/errors.ts';
import { type EarningReason, granted, type PointsRules } from '../../core/points/points.ts';
import type { Sql } from '../database/sql.ts';
import { staffByNo } from '../organisation/organisation.repository.ts';
import { appendRecord } from '../records/append.ts';
import { pointsLine } from '../records/lines.ts';
import * as repository from './points.repository.ts';

/** Points for one act of one person. `object` names what it was for: the same act of a person counts once. */
export interface Grant {
  readonly staffNo: string;
  readonly reason: EarningReason;
  readonly object: string;
  /** Milliseconds UTC. */
  readonly at: number;
  /** Who caused it; the person themself unless told. */
  readonly by?: string;
}
/** Taking back what an act was worth. */
export interface Reversal {
  readonly reason: EarningReason;
  readonly object: string;
  /** Only this person's; everybody's unless told. */
  readonly staffNo?: string;
  readonly at: number;
  readonly by: string;
  readonly note: string;
}

export type Ledger = ReturnType<typeof createLedger>;

/** The points ledger as other features write it, inside their own transaction of the writer (R195). */
export function createLedger({ rules, newId }: { rules: () => PointsRules; newId: () => string }) {
  async function reverseRow(
    tx: Sql,
    row: repository.LedgerRow,
    { at, by, note }: Pick<Reversal, 'at' | 'by' | 'note'>,
  ): Promise<string> {
    const id = newId();
    await append(tx, {
      ...row,
      id,
      delta: -row.delta,
      reason: 'reversal',
      reverses: row.id,
      note,
      by_staff_no: by,
      at,
      day: shanghaiDate(at),
    });
    return id;
  }

  return {
    /** Writes the row, also one of 0 points when the day's cap leaves no room: the act still counts for the year. */
    async award(tx: Sql, { staffNo, reason, object, at, by = staffNo }: Grant): Promise<void> {
      if ((await repository.standingRows(tx, { reason, object, staffNo })).length > 0) return;
      const person = await staffByNo(tx, staffNo);
      if (!person) return;
      const day = shanghaiDate(at);
      const delta = granted(reason, await repository.earnedOn(tx, staffNo, day), rules());
      await append(tx, {
        id: newId(),
        staff_no: staffNo,
        org_unit_code: person.org_unit_code,
        delta,
        reason,
        object,
        reverses: null,
        note: '',
        by_staff_no: by,
        at,
        day,
      });
    },

    /** Takes back what an act was worth, by new rows; nothing where it was worth nothing or is taken back already. */
    async reverse(tx: Sql, { reason, object, staffNo, ...why }: Reversal): Promise<void> {
      for (const row of await repository.standingRows(tx, { reason, object, staffNo }))
        await reverseRow(tx, row, why);
    },

    /** Takes back one row and gives the new row's id. Throws `points.reversed` where it is one or has one already. */
    async reverseOne(
      tx: Sql,
      row: repository.LedgerListRow,
      why: Pick<Reversal, 'at' | 'by' | 'note'>,
    ): Promise<string> {
      if (row.reversed === 1 || row.reverses !== null || row.reason === 'redeemed')
        throw new AppError('points.reversed');
      return reverseRow(tx, row, why);
    },

    /** Points spent on an approved reward. */
    async spend(tx: Sql, { staffNo, orgUnitCode, points, object, at, by }: SpentPoints): Promise<void> {
      await append(tx, {
        id: newId(),
        staff_no: staffNo,
        org_unit_code: orgUnitCode,
        delta: -points,
        reason: 'redeemed',
        object,
        reverses: null,
        note: '',
        by_staff_no: by,
        at,
        day: shanghaiDate(at),
      });
    },
  };
}

/** A row, and its line in the training ledger. */
async function append(tx: Sql, row: repository.LedgerRow): Promise<void> {
  await repository.appendRow(tx, row);
  await appendRecord(tx, pointsLine(row));
}

interface SpentPoints {
  readonly staffNo: string;
  readonly orgUnitCode: string;
  readonly points: number;
  readonly object: string;
  readonly at: number;
  readonly by: string;
}
