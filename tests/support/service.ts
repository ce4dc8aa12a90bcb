import { randomUUID } from 'node:crypto';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import { inject } from 'vitest';

import { importCustomers } from '../../server/customer/import.service.ts';
import { demoAccounts } from '../../server/demo/accounts.ts';
import type { WebFiles } from '../../server/http/static.ts';
import { totpCode } from '../../server/session/totp.ts';
import { temporaryFolder } from './database.ts';
import { fillDemoBank, mondayMorning } from './demo-bank.ts';
import { type InProcess, startInProcess } from './in-process.ts';

/** The intranet page of another site that embeds the knowledge base. */
export const portalOrigin = 'https://portal.bank.example';
export const extensionOrigin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

export interface TestService extends InProcess {
  readonly dataDir: string;
  /** Moves the injected clock. */
  advance(ms: number): void;
  readonly now: () => number;
  request(method: string, path: string, options?: RequestOptions): Promise<Response>;
  /** Logs a member of the cast in and gives the token; each login takes a fresh code. */
  login(staffNo: string, device?: string): Promise<string>;
  close(): Promise<void>;
}

export interface RequestOptions {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface TestOptions {
  readonly limits?: Partial<{
    lookupsPerMinute: number;
    customersPerDay: number;
    loginsPerMinute: number;
    wholeTextUpTo: number;
  }>;
  readonly dataDir?: string;
  /** `mondayMorning` unless told. */
  readonly startAt?: number;
  readonly seed?: boolean;
  readonly embedOrigins?: readonly string[];
  readonly web?: WebFiles;
}

/** The real service over a real database file, with the cast of content/demo and a clock that stands still. */
export async function createTestService(options: TestOptions = {}): Promise<TestService> {
  const dataDir = options.dataDir ?? temporaryFolder();
  let now = options.startAt ?? mondayMorning;
  const clock = () => now;
  const limits = {
    lookupsPerMinute: 10_000,
    customersPerDay: 300,
    loginsPerMinute: 10_000,
    ...options.limits,
  };
  const hasOwnData = options.dataDir !== undefined;
  const isSeeded = options.seed !== false;
  // How the texts are kept is decided when they are loaded.
  const isCopy = !hasOwnData && options.limits?.wholeTextUpTo === undefined;
  if (isSeeded && isCopy) cpSync(inject('bank'), dataDir, { recursive: true });
  const service = await startInProcess({
    dataDir,
    clock,
    limits,
    extensionOrigins: [extensionOrigin],
    embedOrigins: options.embedOrigins ?? [],
    ...(options.web ? { web: options.web } : {}),
    addressOf: (context: Context) => context.req.header('x-test-address') ?? '127.0.0.1',
  });
  if (isSeeded && !isCopy) await fillDemoBank(service, { clock, castOnly: true });
  const { app, database } = service;

  async function request(method: string, path: string, { token, body, headers = {} }: RequestOptions = {}) {
    const init: RequestInit = {
      method,
      headers: {
        ...(method === 'GET' ? {} : { origin: extensionOrigin }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    return app.fetch(new Request(`http://127.0.0.1${path}`, init));
  }

  return {
    ...service,
    dataDir,
    request,
    now: clock,
    advance(ms) {
      now += ms;
    },
    async login(staffNo, device = randomUUID()) {
      const account = demoAccounts().find((one) => one.staffNo === staffNo);
      if (!account) throw new Error(`${staffNo} is not of the cast`);
      // A code works once: the next login of the same person needs the next step.
      now += 30_000;
      const totp = totpCode(account.totpSeed, now);
      const body = { staffNo, password: account.password, totp, device, client: 'extension' };
      const response = await request('POST', '/api/sessions', { body });
      const answer = (await response.json()) as { token?: string };
      if (!answer.token) throw new Error(`login of ${staffNo}: ${JSON.stringify(answer)}`);
      // The credential of a terminal: its token, bound to its device (T13).
      return `${answer.token}.${device}`;
    },
    async close() {
      await database.close();
      if (!hasOwnData) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Imports this text (or these bytes) as a customer file of this name. */
export async function importContent(
  service: TestService,
  content: string | Uint8Array,
  name = 'customers.csv',
) {
  const path = join(service.dataDir, name);
  writeFileSync(path, content);
  const { database, secrets, services, now, operatorAudit } = service;
  const masks = () => services.knowledge.rules().masks;
  const deps = { writer: database.writer, secrets, masks, clock: now, audit: operatorAudit('test') };
  return importCustomers(deps, path, 'test');
}

/** A context request for these claims. */
export function contextBody(value: string, kind = 'customerNo', extra: Record<string, unknown> = {}) {
  const claims = [{ kind, value, role: 'holder' }];
  return {
    pageKind: 'loan',
    claims,
    flags: {},
    proof: 'anchors',
    nonce: '00112233445566778899aabbccddeeff',
    ...extra,
  };
}
