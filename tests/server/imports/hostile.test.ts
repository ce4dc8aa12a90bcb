import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { errorStatus } from '../../../core/errors.ts';
import { mintIds } from '../../../core/article/paragraphs.ts';
import { docxOf, docxParts, para } from '../../support/docx.ts';
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

  test('declares entities that grow: they are not expanded', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]>`;
    const parts = docxParts(para('&c;好')).map((entry) =>
      entry.name === 'word/document.xml' ? { ...entry, content: bomb + String(entry.content) } : entry,
    );
    expect(await trainer.words('entities.docx', zipOf(parts))).toBe('&amp;c;好');
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
