import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type reportUsage, type UsageEvent } from '../../../core/contracts/gaps.ts';
import type { Asked } from '../../../core/contracts/endpoint.ts';
import { AppError } from '../../../core/errors.ts';
import type { Caller } from '../../../web/api/client.ts';
import { createUsageReporter } from '../../../web/gaps/usage-reporter.ts';

let sent: readonly UsageEvent[][];
let failing: boolean;
let end: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  failing = false;
  end = new AbortController();
});
afterEach(() => vi.useRealTimers());

const client = {
  call: async (_endpoint: unknown, asked: Asked<typeof reportUsage>) => {
    if (failing) throw new AppError('server.offline');
    sent = [...sent, [...asked.body.events]];
  },
} as unknown as Pick<Caller, 'call'>;
const create = () => createUsageReporter(client, { signal: end.signal, clock: () => Date.now() });
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('what the page reports of its use', () => {
  it('is what was meant: letters on the way to a word are nothing', async () => {
    const usage = create();
    for (const text of ['大', '大额', '大额取', '大额取现']) {
      usage.searched(text, 0);
      await pass(300);
    }
    await pass(2000);
    usage.searched('挂失', 4);
    await pass(2000);
    usage.searched('', 0);
    await pass(30_000);
    expect(sent).toEqual([
      [
        { kind: 'noResult', text: '大额取现' },
        { kind: 'noClick', text: '挂失' },
      ],
    ]);
  });

  it('a search from which something was opened has found; an article left within five seconds has not helped', async () => {
    const usage = create();
    usage.searched('投诉 时限', 6);
    await pass(3000);
    usage.opened('ART-08');
    await pass(4000);
    usage.closed();
    usage.opened('ART-07');
    await pass(60_000);
    usage.closed();
    end.abort();
    expect(sent.flat()).toEqual([
      { kind: 'opened', articleId: 'ART-08' },
      { kind: 'left', articleId: 'ART-08' },
      { kind: 'opened', articleId: 'ART-07' },
    ]);
  });

  it('holds no number of a customer even while it waits', async () => {
    const usage = create();
    usage.searched('账号 6222021234 挂失', 0);
    await pass(2000);
    usage.searched('6222021234', 0);
    await pass(2000);
    end.abort();
    expect(sent.flat()).toEqual([{ kind: 'noResult', text: '账号 ****** 挂失' }]);
  });

  it('fails in silence, keeps 200 rows at most, and sends them when it can', async () => {
    failing = true;
    const usage = create();
    for (let n = 0; n < 250; n += 1) usage.opened(`ART-${100 + n}`);
    await pass(31_000);
    expect(sent).toEqual([]);
    failing = false;
    usage.opened('ART-01');
    await pass(31_000);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toHaveLength(200);
    expect(sent[0]?.at(-1)).toEqual({ kind: 'opened', articleId: 'ART-01' });
  });

  it('sets no timer while there is nothing to send', async () => {
    const usage = create();
    usage.searched('大额取现', 3);
    expect(vi.getTimerCount()).toBe(0);
  });
});
