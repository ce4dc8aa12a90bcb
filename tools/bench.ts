import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { nodeOptions } from '../server/node-options.ts';

/** `npm run bench [-- NAME]`: one file per question; each prints JSON lines `{name, value, unit, vs, ratio}`. */
const dir = join(import.meta.dirname, '..', 'bench');
const wanted = process.argv.slice(2);
const files = readdirSync(dir).filter(
  (file) => file.endsWith('.ts') && (wanted.length === 0 || wanted.includes(file.replace('.ts', ''))),
);
if (files.length === 0) {
  console.error(
    `No benchmark called "${wanted.join(' ')}". There are: ${readdirSync(dir)
      .map((file) => file.replace('.ts', ''))
      .join(', ')}`,
  );
  process.exit(1);
}
const failed = files.filter(
  (file) => spawnSync(process.execPath, [...nodeOptions, join(dir, file)], { stdio: 'inherit' }).status !== 0,
);
process.exit(failed.length === 0 ? 0 : 1);
