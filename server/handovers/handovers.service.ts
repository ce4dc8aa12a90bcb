import type * as v from 'valibot';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { handOver, OwnerlessItem } from '../../core/contracts/handovers.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import * as gapTasks from '../gaps/tasks.repository.ts';
import type { Call } from '../http/route.ts';
import * as questions from '../questions/questions.repository.ts';
import { insertHandover } from './handovers.repository.ts';
import { ownerlessItemsOf, type OwnerlessDeps } from './ownerless.ts';

export interface HandoverDeps extends OwnerlessDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  /** Everyone who works here now. */
  readonly people: () => Promise<readonly Person[]>;
}

export type HandoverService = ReturnType<typeof createHandoverService>;

const keyOf = ({ kind, item }: Pick<OwnerlessItem, 'kind' | 'item'>): string => `${kind}/${item}`;

/** What nobody answers for since people left, and its hand-over to somebody who is there. */
export function createHandoverService({ sql, writer, knowledge, tagRules, people }: HandoverDeps) {
  const ownerless = (from: Sql, everyone: readonly Person[], now: number): Promise<OwnerlessItem[]> =>
    ownerlessItemsOf(from, { knowledge, tagRules }, everyone, shanghaiDate(now));

  return {
    async list({ now }: Call): Promise<{ items: OwnerlessItem[] }> {
      return { items: await ownerless(sql, await people(), now) };
    },

    async handOver(
      call: Call<v.InferOutput<NonNullable<(typeof handOver)['body']>>>,
    ): Promise<{ to: string }> {
      const { body, session, now } = call;
      const everyone = await people();
      const to = everyone.find((person) => isMeant(person, body.to));
      if (!to) throw new AppError('handover.nobody');
      return writer.write(async (tx) => {
        const open = new Set((await ownerless(tx, everyone, now)).map(keyOf));
        if (!body.items.every((item) => open.has(keyOf(item)))) throw new AppError('handover.owned');
        for (const { kind, item } of body.items) {
          await insertHandover(tx, { kind, item, to: to.staffNo, by: session.person.staffNo, at: now });
          if (kind === 'question') await questions.setOwner(tx, item, to.staffNo);
          if (kind === 'gapTask') await gapTasks.setOwner(tx, item, to.staffNo);
        }
        await call.audit(tx, { object: to.staffNo, fields: body.items.map(keyOf), result: 'ok' });
        return { to: to.name };
      });
    },
  };
}

/** Who audits or runs the machine answers for no content (R-AZ4). A unit means its head. */
function isMeant(
  { staffNo, orgUnitCode, roles }: Person,
  to: v.InferOutput<NonNullable<(typeof handOver)['body']>>['to'],
): boolean {
  if (roles.some((role) => role === 'auditor' || role === 'admin' || role === 'securityOfficer'))
    return false;
  return to.kind === 'person'
    ? staffNo === to.staffNo
    : orgUnitCode === to.orgUnitCode && roles.includes('branchManager');
}
