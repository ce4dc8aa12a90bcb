import { sql as query } from 'drizzle-orm';

import type { OutboxRecord, SealedEntry } from '../../core/contracts/outbox.ts';
import type { ErrorCode } from '../../core/errors.ts';
import { canonicalJson } from '../audit/canonical.ts';
import type { KeyedHash } from '../crypto/field.ts';
import type { CustomerService } from '../customer/customer.service.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import type { Ticket, Tickets } from '../session/ticket.ts';

interface EntryResult {
  key: string;
  status: 'accepted' | 'replayed' | 'conflict' | 'refused';
  code?: ErrorCode;
}

export interface OutboxDeps {
  readonly writer: Pick<Writer, 'write'>;
  readonly unseal: (entry: SealedEntry) => OutboxRecord | undefined;
  readonly tickets: Pick<Tickets, 'read'>;
  readonly customers: Pick<CustomerService, 'readRef' | 'auditSubject'>;
  readonly keyedHash: KeyedHash;
  /** Whether this person is still with the bank. */
  readonly isActive: (staffNo: string) => Promise<boolean>;
  /** Does what the record says, in the same transaction; the code of a refusal changes nothing of the taking in. */
  readonly follow: (
    sql: Sql,
    record: OutboxRecord['record'],
    from: { readonly staffNo: string; readonly device: string; readonly now: number },
  ) => Promise<ErrorCode | undefined>;
}

export type OutboxService = ReturnType<typeof createOutboxService>;

export function createOutboxService(deps: OutboxDeps) {
  const { writer, unseal, tickets, customers, keyedHash, isActive, follow } = deps;
  return {
    /**
     * Takes in what terminals wrote offline, each key once (R-SY2): the same key with the same content is `replayed`, with
     * other content `conflict` and nothing changes. Author and device come from the ticket inside the seal.
     */
    async take(call: Call<{ entries: SealedEntry[] }>): Promise<{ results: EntryResult[] }> {
      const results: EntryResult[] = [];
      for (const entry of call.body.entries) {
        const opened = await open(entry, call.now);
        if ('code' in opened) results.push({ key: entry.key, status: 'refused', code: opened.code });
        else
          results.push(
            await writer.write((sql) => store(sql, call, entry.key, opened.record, opened.ticket)),
          );
      }
      return { results };
    },
  };

  async function open(
    entry: SealedEntry,
    now: number,
  ): Promise<{ record: OutboxRecord; ticket: Ticket } | { code: ErrorCode }> {
    const record = unseal(entry);
    if (!record) return { code: 'outbox.unsealable' };
    const ticket = tickets.read(record.ticket, now);
    const own = ticket && ticket.staffNo === record.staffNo && ticket.device === record.device;
    if (!own || !(await isActive(ticket.staffNo))) return { code: 'outbox.ticket' };
    return { record, ticket };
  }

  async function store(
    sql: Sql,
    call: Call,
    key: string,
    record: OutboxRecord,
    ticket: Ticket,
  ): Promise<EntryResult> {
    const { kind } = record.record;
    const payloadHash = keyedHash(
      'outbox',
      canonicalJson({ at: record.at, by: record.staffNo, record: record.record }),
    );
    const rows = await sql.all<{ payload_hash: string }>(
      query`select payload_hash from outbox_records where key = ${key}`,
    );
    if (rows[0]) {
      return rows[0].payload_hash === payloadHash
        ? { key, status: 'replayed' }
        : { key, status: 'conflict', code: 'outbox.conflict' };
    }
    const ref = 'customerRef' in record.record ? record.record.customerRef : undefined;
    const customerNo = ref === undefined ? undefined : customers.readRef(ref, ticket.sessionId);
    const caseId = 'serviceCaseId' in record.record ? (record.record.serviceCaseId ?? null) : null;
    await sql.run(query`insert into outbox_records
      (key, payload_hash, staff_no, device, kind, client_at, received_at, customer_no, service_case_id, body)
      values (${key}, ${payloadHash}, ${record.staffNo}, ${record.device}, ${kind}, ${record.at}, ${call.now},
        ${customerNo ?? null}, ${caseId}, ${canonicalJson(record.record)})`);
    await call.audit(sql, {
      action: `outbox.${kind}`,
      staffNo: record.staffNo,
      device: record.device,
      ...(customerNo === undefined ? {} : customers.auditSubject(customerNo)),
      object: key,
      result: 'ok',
    });
    const refusal = await follow(sql, record.record, {
      staffNo: record.staffNo,
      device: record.device,
      now: call.now,
    });
    return { key, status: 'accepted', ...(refusal === undefined ? {} : { code: refusal }) };
  }
}
