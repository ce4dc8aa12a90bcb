import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { errorStatus } from '../../../core/errors.ts';
import { mintIds } from '../../../core/article/paragraphs.ts';
import { docxOf, docxParts, para, storedDocx } from '../../support/docx.ts';
import { hostileFiles } from '../../support/hostile-files.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { zipOf } from '../../support/zip.ts';
import { type Importer, importerOf } from './take.ts';

let service: TestService;
let trainer: Importer;
beforeAll(async () => {
  service = await createTestService();
  trainer = await importerOf(service, 'K-01');
});
afterAll(() => service.close());

const drafts = async () => (await trainer.desk.list('mine')).length;

describe('a DOCX that is no document', () => {
  const refused = async (file: Buffer) => {
    const before = await drafts();
    const { body } = await trainer.take('bad.docx', file);
    // All or nothing: a refused file leaves nothing behind.
    expect(await drafts()).toBe(before);
    return body.code;
  };
  const zeros = Buffer.alloc(19 * 1024 * 1024);

  test('unpacks to too much, by its directory or in truth: refused before it is unpacked', async () => {
    expect(await refused(zipOf(docxParts(para('字'), [{ name: 'word/media/a.png', content: zeros }])))).toBe(
      'import.archive',
    );
    const lying = docxParts(para('字')).map((entry) =>
      entry.name === 'word/document.xml' ? { ...entry, content: zeros, claimed: 5_000 } : entry,
    );
    expect(await refused(zipOf(lying))).toBe('import.archive');
  });

  test('has too many entries, is encrypted or old, is cut off or holds no text', async () => {
    const many = Array.from({ length: 300 }, (_, n) => ({ name: `x/${n}`, content: 'x' }));
    expect(await refused(docxOf(para('字'), many))).toBe('import.archive');
    expect(await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe(
      'import.archive',
    );
    const whole = docxOf(para('字'));
    for (const at of [10, 60, whole.length - 30, whole.length - 1]) {
      expect(await refused(whole.subarray(0, at)), `cut at ${at}`).toBe('import.archive');
    }
    expect(await refused(zipOf([{ name: 'a.txt', content: 'x' }]))).toBe('import.archive');
    expect(await refused(docxOf(''))).toBe('import.empty');
  });

  test('declares a document type, entities or another declaration, in whichever part', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]>`;
    const outside = '<!DOCTYPE x SYSTEM "https://elsewhere.example/x.dtd">';
    for (const [part, declared] of [
      ['word/document.xml', bomb],
      ['word/styles.xml', bomb],
      ['word/footnotes.xml', outside],
      ['_rels/.rels', '<!ELEMENT x ANY>'],
    ] as const) {
      const parts = docxParts(para('好')).map((entry) =>
        entry.name === part ? { ...entry, content: declared + String(entry.content) } : entry,
      );
      expect(await refused(zipOf(parts)), part).toBe('import.archive');
    }
  });

  test('nests too deep, or has too many elements or words, in whichever part', async () => {
    const inside = (name: string, content: string) =>
      refused(zipOf(docxParts(para('好')).map((entry) => (entry.name === name ? { name, content } : entry))));
    const deep = `${'<x>'.repeat(300)}${'</x>'.repeat(300)}`;
    for (const part of [
      'word/styles.xml',
      'word/numbering.xml',
      'word/footnotes.xml',
      '[Content_Types].xml',
    ]) {
      expect(await inside(part, deep), part).toBe('import.depth');
    }
    // Not deflated: what packs so well counts as a bomb before.
    expect(await refused(storedDocx('<w:p/>'.repeat(110_000)))).toBe('import.tooLarge');
    expect(await refused(storedDocx(para('字'.repeat(90_000))))).toBe('import.tooLarge');
    expect(await refused(storedDocx('<w:p>'))).toBe('import.archive');
  });
});

test('more than 256 KB of text, other kinds of file and empty ones are refused by name of the reason', async () => {
  const code = async (name: string, content: string | Buffer) =>
    (await trainer.take(name, content)).body.code;
  expect(await code('long.md', '字'.repeat(90_000))).toBe('import.tooLarge');
  expect(await code('long.html', `<p>${'字'.repeat(90_000)}</p>`)).toBe('import.tooLarge');
  expect(await code('macro.docm', docxOf(para('字')))).toBe('import.type');
  expect(await code('a.svg', '<svg/>')).toBe('import.type');
  expect(await code('empty.md', '')).toBe('import.empty');
  expect(await code('script.html', '<script>alert(1)</script>')).toBe('import.empty');
  const deep = '<table><tr><td>'.repeat(1_000);
  expect(await code('deep.html', `${deep}字`)).toBe('import.depth');
  const tables = (n: number) =>
    '<w:tbl><w:tr><w:tc>'.repeat(n) + para('字') + '</w:tc></w:tr></w:tbl>'.repeat(n);
  expect(await code('deep.docx', docxOf(tables(1_000)))).toBe('import.depth');
});

test('Markdown stays as written, and cannot be handed in with script or HTML in it', async () => {
  const { body } = await trainer.take(
    'script.md',
    '看[这里](javascript:alert(1))。\n\n<img src=x onerror=alert(1)>\n',
  );
  const submitted = await trainer.desk.submit(body.draftId, 1);
  expect(submitted.body.code).toBe('draft.invalid');
  expect(submitted.body.findings?.map(({ message }) => message)).toEqual([
    '链接只能写 #段号、kb:ART-13^段号，或本行准许的网站',
    '正文里有 HTML，显示时会被删去，请改用 Markdown',
  ]);
});

test('every generated hostile file becomes a draft that can be read, or is refused by a code of its own', async () => {
  let taken = 0;
  for (const { name, content } of hostileFiles()) {
    const { status, body } = await trainer.take(name, content);
    if (status === 200) {
      taken += 1;
      const { text } = await trainer.desk.read(body.draftId);
      if (!name.endsWith('.md')) expect(text, name).not.toMatch(/<script|javascript:|onerror=|<iframe/i);
      // Every block has its id.
      expect(
        mintIds(text.slice(text.indexOf('\n---\n') + 5), () => 'new'),
        name,
      ).not.toContain('^new');
    } else {
      expect(Object.keys(errorStatus), name).toContain(body.code);
      expect(status, name).toBeLessThan(500);
    }
  }
  expect(taken).toBeGreaterThan(10);
});
