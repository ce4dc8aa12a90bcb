import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileOf = (dataDir: string) => join(dataDir, 'service.pid');

/** Notes that this process serves the data folder; gives the function that takes the note back. */
export async function noteRunning(dataDir: string, pid: number): Promise<() => Promise<void>> {
  await writeFile(fileOf(dataDir), String(pid), { mode: 0o600 });
  return () => rm(fileOf(dataDir), { force: true });
}

/** Whether a service runs over this data folder on this machine; a note left by a killed one does not count. */
export function isRunning(dataDir: string, signal: (pid: number) => void): boolean {
  try {
    signal(Number(readFileSync(fileOf(dataDir), 'utf8')));
    return true;
  } catch {
    return false;
  }
}
