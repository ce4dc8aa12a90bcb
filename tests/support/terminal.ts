import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

import type { SealedEntry } from '../../core/contracts/outbox.ts';
import type { LoginResponse } from '../../core/contracts/session.ts';
import { demoAccounts } from '../../server/demo/accounts.ts';
import { totpCode } from '../../server/session/totp.ts';
import { sealFor } from './seal.ts';
import type { TestService } from './service.ts';

/** A terminal of one person that writes off line: what it seals, and how the service answers each entry. */
export async function terminalOf(service: TestService, staffNo: string) {
  service.advance(30_000);
  const device = randomUUID();
  const account = demoAccounts().find((one) => one.staffNo === staffNo);
  const totp = totpCode(account?.totpSeed ?? '', service.now());
  const body = { staffNo, password: account?.password, totp, device, client: 'extension' };
  const login = (await (await service.request('POST', '/api/sessions', { body })).json()) as LoginResponse;
  return {
    sealed: (record: unknown, key: string = uuidv7()) =>
      sealFor(login.sealingKey, key, { ticket: login.ticket, staffNo, device, at: service.now(), record }),
    /** `accepted`, `replayed` …, with the code of what nothing followed from. */
    handIn: async (entries: readonly SealedEntry[]): Promise<string[]> => {
      const response = await service.request('POST', '/api/outbox', { body: { entries } });
      const { results } = (await response.json()) as { results: { status: string; code?: string }[] };
      return results.map(({ status, code }) => (code === undefined ? status : `${status} ${code}`));
    },
  };
}
