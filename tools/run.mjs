// Runs a tool of the house on the right Node, on a fresh clone too. Valid on Node 20 without any package:
// installs only when the installed tree differs from the lock file, then spawns the project's own Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const [name, ...rest] = process.argv.slice(2);

function installedAsLocked() {
  const installed = at('node_modules', '.package-lock.json');
  if (!existsSync(installed) || !existsSync(at('node_modules', '.bin', 'node'))) return false;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  return Object.entries(want).every(
    ([path, { version, optional }]) => path === '' || optional || have[path]?.version === version,
  );
}

if (!installedAsLocked()) {
  console.log('Installing dependencies as locked ...');
  // Not `npm ci`: it refuses a lock file that does not name every other platform's optional binary, and registries of
  // closed networks do not carry them. `--no-save` installs the locked versions and writes nothing.
  const flags = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawnSync('npm', flags, { cwd: root, stdio: 'inherit' });
  if (npm.status !== 0 || !installedAsLocked()) {
    console.error(
      'npm install failed: check that the npm registry can be reached, then run the command again.',
    );
    process.exit(npm.status || 1);
  }
}

const node = at('node_modules', '.bin', 'node');
const child = spawn(node, [at('tools', `${name}.ts`), ...rest], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
