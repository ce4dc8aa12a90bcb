import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { OutboxRecord } from '../../../core/contracts/outbox.ts';
import { seal } from '../../../extension/background/seal.ts';
import { makeSecrets } from '../../../server/crypto/secrets.ts';
import { createUnsealer } from '../../../server/outbox/unseal.ts';

const secrets = makeSecrets();
const [sealing] = secrets.sealing.keys;
if (!sealing) throw new Error('a service has a sealing key');
const to = { id: sealing.id, x: sealing.jwk.x, y: sealing.jwk.y };
const record: OutboxRecord = {
  ticket: 'ticket',
  staffNo: 'T-001',
  device: randomUUID(),
  at: 1,
  record: { kind: 'articleRead', articleId: 'ART-08', version: 1 },
};

describe('an outbox entry is sealed on the terminal and opened by the service alone', () => {
  it('what the terminal seals the service reads, word for word', async () => {
    const key = randomUUID();
    const entry = await seal(key, record, to);
    expect(createUnsealer(secrets.sealing)(entry)).toEqual(record);
  });

  it('nothing of it can be read on disk, and no two seals are alike', async () => {
    const key = randomUUID();
    const [one, two] = [await seal(key, record, to), await seal(key, record, to)];
    expect(one.sealed).not.toBe(two.sealed);
    const onDisk = JSON.stringify(one) + Buffer.from(one.sealed, 'base64').toString('latin1');
    for (const word of ['ticket"', 'T-001', 'ART-08', record.device]) expect(onDisk).not.toContain(word);
  });

  it('another key, a changed byte or another service open nothing', async () => {
    const key = randomUUID();
    const entry = await seal(key, record, to);
    const bytes = Buffer.from(entry.sealed, 'base64');
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    const open = createUnsealer(secrets.sealing);
    for (const wrong of [
      { ...entry, key: randomUUID() },
      { ...entry, sealed: bytes.toString('base64') },
    ]) {
      expect(open(wrong)).toBeUndefined();
    }
    expect(createUnsealer(makeSecrets().sealing)(entry)).toBeUndefined();
  });
});
