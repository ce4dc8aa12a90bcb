import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

import { panelEndpoints } from '../../../extension/messaging/endpoints.ts';
import { rooms } from '../../../web/rooms/registry.ts';

const root = join(import.meta.dirname, '../../..');
const IMPORT = /import\s+(?!type\b)(?:\{([^}]*)\}|[\w*\s,]+?)\s+from\s+'(\.[^']+)'/g;

/** Names of the contracts that a file and all it imports would call, by the file that holds them. */
function contractsAskedFrom(file: string, seen = new Set<string>(), found = new Map<string, Set<string>>()) {
  if (seen.has(file)) return found;
  seen.add(file);
  for (const [, names = '', path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const target = join(dirname(file), path);
    if (target.includes('/core/contracts/')) {
      const known = found.get(target) ?? new Set();
      for (const name of names.split(',')) if (!name.includes('type ')) known.add(name.trim());
      found.set(target, known);
    } else if (/\/(web|extension)\//.test(target) && /\.tsx?$/.test(target)) {
      contractsAskedFrom(target, seen, found);
    }
  }
  return found;
}

/** What a room that opens in the panel too asks in the page alone: at the counter its part is not drawn. */
const pageOnly = new Set([
  'assignments.assign',
  'assignments.list',
  'assignments.withdraw',
  'courses.move',
  'drafts.create',
  'gaps.move',
  'gaps.tasks',
  'questions.merge',
  'questions.promote',
  'quizzes.attempts',
  'quizzes.confirm',
  'quizzes.decide',
  'quizzes.regrade',
  'quizzes.standingDown',
  'shift.leeches',
  'training.learners',
  'training.overview',
  'training.rank',
]);

it('what the panel and its rooms ask of the service passes the background (R192, R193, R209)', async () => {
  const entries = [
    'extension/panel/panel-body.tsx',
    'extension/panel/connect.ts',
    'web/mount.tsx',
    ...rooms.flatMap(({ name, inPanel, load }) =>
      inPanel === true && load !== undefined ? [`web/${name}/${name}-room.tsx`] : [],
    ),
  ].map((path) => join(root, path));
  expect(entries.filter((path) => !existsSync(path))).toEqual([]);
  const asked = new Set<string>();
  const seen = new Set<string>();
  for (const entry of entries) {
    for (const [file, names] of contractsAskedFrom(entry, seen)) {
      const contracts = (await import(pathToFileURL(file).href)) as Record<
        string,
        { name?: string; path?: string }
      >;
      for (const name of names) {
        const endpoint = contracts[name];
        if (endpoint?.path !== undefined && endpoint.name !== undefined) asked.add(endpoint.name);
      }
    }
  }
  expect(asked.size).toBeGreaterThan(20);
  expect([...asked].filter((name) => !panelEndpoints.has(name) && !pageOnly.has(name))).toEqual([]);
  // What is let through or kept away without anybody asking for it is out of date.
  expect([...panelEndpoints.keys()].filter((name) => !asked.has(name))).toEqual([]);
  expect([...pageOnly].filter((name) => !asked.has(name))).toEqual([]);
});
