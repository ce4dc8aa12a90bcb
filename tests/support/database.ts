import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for one test (or, outside a test, for the caller to remove). */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tellerwise-'));
  try {
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  } catch {
    // Called from a hook: afterAll of the caller removes it.
  }
  return folder;
}
