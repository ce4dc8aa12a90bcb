import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { buildOptions, extensionKey } from './build-options.ts';

const here = join(import.meta.dirname, '..');

/** Runs one program of the house and stops the build where it fails. */
function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  const { status } = spawnSync(join(here, 'node_modules', '.bin', program), args, {
    cwd: here,
    env: { ...process.env, ...env },
    stdio: process.env['TELLERWISE_QUIET'] ? ['ignore', 'ignore', 'inherit'] : 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const options = await buildOptions(process.argv.slice(2));
const { key, id } = extensionKey();
run('vite', ['build', '--config', join(here, 'web', 'vite.config.ts')], {});
run('vite', ['build', '--config', join(here, 'web', 'element.vite.config.ts')], {});
run('wxt', ['build'], { TELLERWISE_BUILD: JSON.stringify({ ...options, key }) });
console.log(`extension ${id} for ${options.hosts.join(', ')} in ${join(options.outDir, 'chrome-mv3')}`);
