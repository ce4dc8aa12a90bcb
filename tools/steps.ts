import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const here = join(import.meta.dirname, '..');

/** One gate of the house: a program of node_modules/.bin with its arguments. */
export interface Step {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** The fast half of `npm test`, in the order in which a mistake is cheapest to see. */
export const checkSteps: readonly Step[] = [
  { name: 'format', program: 'oxfmt', args: ['--check'] },
  { name: 'lint', program: 'oxlint', args: ['--deny-warnings'] },
  { name: 'types', program: 'tsc', args: ['--noEmit'] },
  { name: 'types of core and server', program: 'tsc', args: ['--noEmit', '-p', 'server'] },
  { name: 'dead code', program: 'knip', args: ['--no-progress'] },
];

/** Runs a step with the project's own Node first in the path; gives whether it passed. */
export function runStep({ name, program, args }: Step, env: NodeJS.ProcessEnv = {}): boolean {
  const started = Date.now();
  const { status } = spawnSync(join(here, 'node_modules', '.bin', program), [...args], {
    cwd: here,
    env: {
      ...process.env,
      PATH: `${join(here, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`,
      ...env,
    },
    stdio: 'inherit',
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  return status === 0;
}
