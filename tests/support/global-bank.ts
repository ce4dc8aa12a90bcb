import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

import { makeDemoBank, mondayMorning } from './demo-bank.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data folder of a demo bank with the cast alone; services of tests begin on copies of it. */
    bank: string;
  }
}

/** One demo bank for all files of the service's tests. */
export default async function setup(project: TestProject): Promise<() => void> {
  const bank = mkdtempSync(join(tmpdir(), 'tellerwise-bank-'));
  await makeDemoBank(bank, { clock: () => mondayMorning, castOnly: true });
  project.provide('bank', bank);
  return () => rmSync(bank, { recursive: true, force: true });
}
