import type { OutboxRecord } from '../../core/contracts/outbox.ts';
import { outboxResponse } from '../../core/contracts/outbox.ts';
import { AppError } from '../../core/errors.ts';
import { terminalDatabase } from '../storage/database.ts';
import { callService } from './api.ts';
import { seal } from './seal.ts';
import { currentSession } from './session.ts';

const BATCH = 50;

/**
 * Puts a record into the outbox; resolves once it is on disk (`durability: strict`), only then may a screen say 已存本机.
 * The key is the caller's: asking again after a lost answer writes the same entry again, never a second one (R-SY1, R-SY2).
 */
export async function addToOutbox(key: string, at: number, record: OutboxRecord['record']): Promise<void> {
  const session = await currentSession();
  if (!session) throw new AppError('session.required');
  const { ticket, device, person, sealingKey } = session;
  const entry = await seal(key, { ticket, staffNo: person.staffNo, device, at, record }, sealingKey);
  const db = await terminalDatabase();
  const write = db.transaction('outbox', 'readwrite', { durability: 'strict' });
  // An entry already on disk stays as it is: it may be on its way.
  if (!(await write.store.get(key))) await write.store.put({ key, entry, at });
  await write.done;
}

let draining: Promise<void> | undefined;

/**
 * Hands in what waits, oldest first. An entry leaves the disk only when the service has acknowledged it (accepted or
 * known already); what it refuses for good stays, marked and counted, and is never dropped in silence (R-SY5).
 */
export function drainOutbox(): Promise<void> {
  draining ??= drain().finally(() => {
    draining = undefined;
  });
  return draining;
}

async function drain(): Promise<void> {
  const db = await terminalDatabase();
  for (;;) {
    const waiting = (await db.getAll('outbox')).filter((each) => !each.refused).sort((a, b) => a.at - b.at);
    const batch = waiting.slice(0, BATCH);
    if (batch.length === 0) return;
    const answer = await callService('POST', '/api/outbox', outboxResponse, {
      body: { entries: batch.map((each) => each.entry) },
    });
    const write = db.transaction('outbox', 'readwrite', { durability: 'strict' });
    for (const result of answer.results) {
      const known = batch.find((each) => each.key === result.key);
      if (!known) continue;
      if (result.status === 'accepted' || result.status === 'replayed') await write.store.delete(known.key);
      else await write.store.put({ ...known, refused: result.code ?? result.status });
    }
    await write.done;
    if (answer.results.length === 0) return;
  }
}

export async function countWaiting(): Promise<number> {
  const db = await terminalDatabase();
  return db.count('outbox');
}
