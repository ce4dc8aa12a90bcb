import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import { describe, expect, it } from 'vitest';

import { packMatches } from '../core/page/pack.ts';
import { parsePack } from '../core/page/parse-pack.ts';

const root = join(import.meta.dirname, '..');
const documents = [
  'README.md',
  'content/README.md',
  'tests/hosts/README.md',
  ...globSync('docs/**/*.md', { cwd: root }),
];
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(textOf('package.json')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const packages = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];

const rooms = /^(core|extension|web|server|content|tests|bench|tools|docs)\//;
/** Words in code marks that begin with a folder of the house, without what follows a blank. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)]
    .map(([, words = '']) => words.split(/[\s(:]/)[0] ?? '')
    .filter((word) => rooms.test(word) && !/[<>…]/.test(word));
const linksIn = (file: string): string[] =>
  [...textOf(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) =>
    normalize(join(dirname(file), target)),
  );
const exists = (path: string): boolean =>
  path.includes('*') ? globSync(path, { cwd: root }).length > 0 : existsSync(join(root, path));

describe('the documents', () => {
  it('are all seen', () => {
    expect(documents.length).toBeGreaterThan(10);
    expect(pathsIn(textOf('docs/threat-model.md')).length).toBeGreaterThan(30);
  });

  it.each(documents)('%s names only paths and links that exist', (file) => {
    const missing = [...pathsIn(textOf(file)), ...linksIn(file)].filter((path) => !exists(path));
    expect(missing).toEqual([]);
  });

  it.each(documents)('%s names only npm scripts that exist', (file) => {
    const named = [...textOf(file).matchAll(/npm (?:run )?([a-z]+(?::[a-z]+)?)\b/g)].map(
      ([, name = '']) => name,
    );
    const own = new Set([...Object.keys(manifest.scripts), 'ci', 'install']);
    expect(named.filter((name) => !own.has(name))).toEqual([]);
  });

  it('the README gives a reason for every dependency, and for nothing that is none', () => {
    const [, table = ''] = textOf('README.md').split('## Dependencies and why');
    const named = [...table.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    );
    expect(named.toSorted()).toEqual(packages.toSorted());
  });

  it('the adapter guide shows a pack that loads', () => {
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(textOf('docs/adapters.md')) ?? [];
    const result = parsePack({ file: 'docs/adapters.md', text: example });
    expect('findings' in result ? result.findings : []).toEqual([]);
    expect(
      'value' in result && packMatches(result.value.hosts, 'https://core.bank.example/teller/clients/27'),
    ).toBe(true);
  });

  it('every decision tells what speaks against it, on one page', () => {
    const decisions = documents.filter((file) => /^docs\/adr\/\d{4}-/.test(file));
    expect(decisions.length).toBeGreaterThan(6);
    for (const file of decisions) {
      expect(textOf(file), file).toMatch(/^# \d{4} /);
      expect(textOf(file), file).toContain('**Negative.**');
      expect(textOf(file).split(/\s+/).length, file).toBeLessThan(500);
    }
  });

  it('every decision has its own number', () => {
    const numbers = globSync('docs/adr/*.md', { cwd: root }).map((file) => file.slice(9, 13));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
