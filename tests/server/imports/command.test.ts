import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { importFolder } from '../../../tools/content-import.ts';
import { temporaryFolder } from '../../support/database.ts';
import { docxOf, para } from '../../support/docx.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { deskOf } from '../drafts/desk.ts';

let service: TestService;
beforeAll(async () => {
  service = await createTestService();
});
afterAll(() => service.close());

async function run(dir: string, staffNo = 'K-01') {
  const lines: string[] = [];
  const options = { dir, staffNo, by: 'test', now: service.now() };
  const code = await importFolder(service, options, (line) => void lines.push(line));
  // Ids differ from run to run.
  return { code, lines: lines.map((line) => line.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')) };
}

test('a folder becomes drafts of one person, once; each file says what became of it, in both languages', async () => {
  const root = temporaryFolder();
  const dir = join(root, 'in');
  mkdirSync(join(dir, 'sub'), { recursive: true });
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  writeFileSync(join(dir, 'sub/flow.png'), picture);
  writeFileSync(join(root, 'secret.png'), picture);
  symlinkSync(join(root, 'secret.png'), join(dir, 'sub/link.png'));
  const pictures = ['flow.png', '../../secret.png', 'link.png', '%2e%2e/%2e%2e/secret.png', 'none.png'];
  writeFileSync(
    join(dir, 'sub/a.md'),
    `# 流程图\n\n${pictures.map((src) => `![图](${src})`).join('\n\n')}\n`,
  );
  writeFileSync(join(dir, 'b.docx'), docxOf(para('先核对证件。')));
  writeFileSync(join(dir, 'c.pdf'), '%PDF');

  const first = await run(dir);
  expect(first).toMatchObject({ code: 1 });
  const [b, c, a, ...rest] = first.lines;
  expect(b).toMatch(/^b\.docx: taken, draft ID \(ART-\d+\)$/);
  expect(c).toBe(
    'c.pdf: refused [import.type] 只能导入 Markdown、DOCX 和 HTML 文件，请另存后再试 / Only Markdown, DOCX and HTML files can be imported. Save it as one of them.',
  );
  expect(a).toMatch(/^sub\/a\.md: taken, draft ID \(ART-\d+\)$/);
  // The picture beside the file comes along; none from outside the folder does, by dots or by a link.
  expect(rest.slice(0, -1).map((line) => /：(.+) \//.exec(line)?.[1])).toEqual(pictures.slice(1));
  expect(rest.at(-1)).toBe('2 taken, 0 already there, 1 refused');
  const desk = await deskOf(service, 'K-01');
  const mine = await desk.list('mine');
  expect(mine.map(({ title }) => title).toSorted()).toEqual(['b', '流程图'].toSorted());
  const drawn = mine.find(({ title }) => title === '流程图');
  const { text } = await desk.read(drawn?.id ?? '');
  expect(text.match(/\/media\/[0-9a-f]{64}/g)).toHaveLength(1);

  const again = await run(dir);
  expect(again.lines.at(-1)).toBe('0 taken, 2 already there, 1 refused');
  expect(await desk.list('mine')).toHaveLength(2);
});

test('nobody unknown, and nobody whose post does not draft', async () => {
  const dir = temporaryFolder();
  writeFileSync(join(dir, 'd.md'), '正文。');
  expect((await run(dir, 'X-99')).code).toBe(2);
  const { code, lines } = await run(dir, 'A-01');
  expect(code).toBe(1);
  expect(lines[0]).toMatch(/^d\.md: refused \[access\.denied\]/);
});
