import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const rooms = ['core', 'extension', 'web', 'server', 'tools', 'bench'] as const;
type Room = (typeof rooms)[number];

const files = globSync('{core,extension,web,server,tools,bench}/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !file.includes('node_modules'),
);
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** Every module a file imports, as a path from the root or a package name. */
function importsOf(file: string): string[] {
  const found = textOf(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...found].map(([, name = '']) =>
    name.startsWith('.') ? normalize(join(dirname(file), name)) : name,
  );
}
const roomOf = (path: string): Room | undefined => rooms.find((room) => path.startsWith(`${room}/`));

/** What each room may import from the others (docs/design.md). */
const may: Record<Room, (path: string) => boolean> = {
  core: (path) => roomOf(path) === 'core',
  web: (path) => ['core', 'web'].includes(roomOf(path) ?? ''),
  extension: (path) => ['core', 'extension'].includes(roomOf(path) ?? '') || path.startsWith('web/'),
  server: (path) => ['core', 'server'].includes(roomOf(path) ?? ''),
  tools: () => true,
  bench: (path) => roomOf(path) !== 'web',
};
const purePackages =
  /^(valibot|minisearch|date-fns|@date-fns\/tz|yaml|marked|diff|htmlparser2|pure-rand|ts-fsrs)(\/|$)/;

describe('the house', () => {
  it('is seen at all', () => {
    for (const room of ['core', 'extension', 'web', 'server', 'tools'] as const) {
      expect(files.filter((file) => roomOf(file) === room).length, room).toBeGreaterThan(5);
    }
  });

  it('imports only in the declared directions', () => {
    const wrong = files.flatMap((file) => {
      const room = roomOf(file);
      if (!room) return [];
      return importsOf(file)
        .filter((path) => roomOf(path) !== undefined && !may[room](path))
        .map((path) => `${file} → ${path}`);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps core pure: no node, no DOM framework, small pure libraries alone', () => {
    const wrong = files
      .filter((file) => roomOf(file) === 'core')
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => roomOf(name) === undefined && !purePackages.test(name))
          .map((name) => `${file} → ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('takes from date-fns one function at a time: its index costs every start of the service a second', () => {
    expect(files.filter((file) => importsOf(file).includes('date-fns'))).toEqual([]);
  });

  it('keeps the content script free of everything but the recogniser', () => {
    const seen = new Set<string>();
    const walk = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      const text = textOf(file);
      for (const [, kind = '', name = ''] of text.matchAll(/import\s+(type\s+)?[^;]*?from\s+'([^']+)'/g)) {
        if (kind.trim() === 'type') continue;
        const path = name.startsWith('.') ? normalize(join(dirname(file), name)) : name;
        if (roomOf(path)) walk(path);
        else expect(['wxt/browser', 'wxt/utils/define-content-script'], `${file} → ${name}`).toContain(name);
      }
    };
    walk('extension/entrypoints/page.content.ts');
    expect(seen.size).toBeGreaterThan(4);
  });

  it('has no file above 250 lines, no barrel, no dumping ground', () => {
    const long = files.filter((file) => textOf(file).split('\n').length > 251);
    expect(long).toEqual([]);
    const vague = files.filter((file) => /(^|\/)(index|utils?|helpers?|types|constants)\.tsx?$/.test(file));
    expect(vague.filter((file) => file !== 'extension/build/constants.ts')).toEqual([]);
  });

  it('keeps entry points thin (≤ 30 lines)', () => {
    const entries = files.filter((file) => file.startsWith('extension/entrypoints/'));
    expect(entries.length).toBeGreaterThan(6);
    expect(entries.filter((file) => textOf(file).split('\n').length > 31)).toEqual([]);
  });

  it('has no import cycle at run time', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        [...textOf(file).matchAll(/import\s+(type\s+)?[^;]*?from\s+'(\.[^']+)'/g)]
          .filter(([, kind]) => kind === undefined)
          .map(([, , name = '']) => normalize(join(dirname(file), name))),
      ]),
    );
    const done = new Set<string>();
    const path: string[] = [];
    const visit = (file: string): void => {
      if (path.includes(file))
        throw new Error(`cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
      if (done.has(file)) return;
      path.push(file);
      for (const next of graph.get(file) ?? []) visit(next);
      path.pop();
      done.add(file);
    };
    for (const file of graph.keys()) visit(file);
    expect(done.size).toBe(files.length + [...done].filter((file) => !graph.has(file)).length);
  });

  it('speaks of itself alone: no path of a machine, no registry host', () => {
    const all = globSync(
      '{core,extension,web,server,tools,bench,tests,content,docs}/**/*.{ts,tsx,md,json,yaml,html}',
      { cwd: root },
    );
    expect(all.length).toBeGreaterThan(100);
    const forbidden = new RegExp(['/work' + '/', 'npm' + 'mirror', 'registry\\.' + 'npmjs'].join('|'));
    expect(all.filter((file) => forbidden.test(textOf(file))).map((file) => relative('.', file))).toEqual([]);
  });

  it('uses nothing in the browser that Chrome 109 lacks without looking for it', () => {
    const newer =
      /\.(toSorted|toReversed|toSpliced)\(|(Object|Map)\.groupBy|withResolvers|AbortSignal\.any\(|URL\.canParse|\.isWellFormed\(/;
    const clients = files.filter((file) => /^(core|extension|web)\//.test(file));
    expect(clients.length).toBeGreaterThan(100);
    expect(clients.filter((file) => newer.test(textOf(file)))).toEqual([]);
  });

  it('writes every route through the registry alone', () => {
    const offenders = files.filter(
      (file) =>
        roomOf(file) === 'server' &&
        file !== 'server/http/mount.ts' &&
        /\bapp\s*\.\s*(get|post|put|patch|delete|on|all)\s*\(/.test(textOf(file)),
    );
    expect(offenders).toEqual([]);
  });

  it('opens transactions in the writer queue alone (R-RE4)', () => {
    const offenders = files.filter(
      (file) =>
        roomOf(file) === 'server' &&
        !file.startsWith('server/database/') &&
        /\.transaction\s*\(/.test(textOf(file)),
    );
    expect(offenders).toEqual([]);
  });
});
