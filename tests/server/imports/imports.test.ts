import { sql as query } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createTestService, type TestService } from '../../support/service.ts';
import { type Importer, importerOf } from './take.ts';

let service: TestService;
let trainer: Importer;
beforeAll(async () => {
  service = await createTestService();
  trainer = await importerOf(service, 'K-01');
});
afterAll(() => service.close());

const png = () =>
  sharp({ create: { width: 20, height: 10, channels: 3, background: '#2450a8' } })
    .png()
    .toBuffer();

describe('a Markdown file', () => {
  test('becomes a draft of its author with a new number, its heading as title and an id at each block', async () => {
    const { status, body } = await trainer.take(
      'umbrella.md',
      '# 雨天借伞\n\n先登记。\n\n## 归还\n\n- 核对\n- 注销\n',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ outcome: 'taken', notes: [] });
    const draft = await trainer.desk.read(body.draftId);
    expect(draft).toMatchObject({ state: 'draft', title: '雨天借伞', itemId: body.itemId, kind: 'articles' });
    expect(draft.authors.map(({ staffNo }) => staffNo)).toEqual(['K-01']);
    expect(draft.text).toContain(`\nid: ${body.itemId}\n`);
    expect(draft.text).toMatch(
      /先登记。 \^[0-9a-f]{6}\n\n## 归还 \^[0-9a-f]{6}\n\n- 核对\n- 注销 \^[0-9a-f]{6}\n$/,
    );
    // It goes the way of every draft: nothing of it is published by itself, and it can be handed in.
    expect((await trainer.desk.submit(body.draftId, 1)).body.state).toBe('inReview');
  });

  test('keeps its own front matter field by field; what breaks the rules is named', async () => {
    const own =
      '---\ntitle: 代保管箱\ncategory: nonsense\ntags: [保管箱]\nid: ART-01\nstate: inForce\n---\n正文。\n';
    const { body } = await trainer.take('box.md', own);
    expect(body.notes).toEqual([{ code: 'field', what: 'category' }]);
    const { text } = await trainer.desk.read(body.draftId);
    expect(text).toContain('title: 代保管箱\n');
    expect(text).toContain('category: service\n');
    expect(text).toContain('state: draft\n');
    expect(text).not.toContain('ART-01');
  });

  test('in GB18030 is read, with a broken byte of UTF-8 it is refused', async () => {
    // 中文测试 in GB18030.
    expect(await trainer.words('gb.md', Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0xb2, 0xe2, 0xca, 0xd4]))).toBe(
      '中文测试',
    );
    const broken = Buffer.concat([
      Buffer.from('这份文件是 UTF-8，有一个字节坏了'),
      Buffer.from([0xff]),
      Buffer.from('。'),
    ]);
    expect((await trainer.take('broken.md', broken)).body.code).toBe('import.encoding');
    expect((await trainer.take('utf16.md', Buffer.from('\uFEFF正文', 'utf16le'))).body.code).toBe(
      'import.encoding',
    );
  });
});

test('the same bytes again name the draft there is; one that was given up does not count', async () => {
  const first = (await trainer.take('twice.md', '只导入一次。')).body;
  const colleague = await importerOf(service, 'K-02');
  const again = (await colleague.take('other-name.md', '只导入一次。')).body;
  expect(again).toMatchObject({ outcome: 'already', draftId: first.draftId, itemId: first.itemId });
  await trainer.desk.ask('DELETE', `/${first.draftId}`);
  expect((await trainer.take('twice.md', '只导入一次。')).body).toMatchObject({ outcome: 'taken' });
});

test('nobody whose post does not draft can import, and every file taken is in the audit trail', async () => {
  const auditor = await importerOf(service, 'A-01');
  expect((await auditor.take('a.md', '正文。')).body.code).toBe('access.denied');
  const { body } = await trainer.take('audited.md', '留痕。');
  const rows = await service.database.sql.all<{ object: string }>(
    query`select body ->> 'object' as object from audit_rows where action = 'imports.take'`,
  );
  expect(rows.map(({ object }) => object)).toContain(`articles/${body.itemId} ${body.draftId}`);
});

describe('an HTML file', () => {
  test('keeps headings, lists, tables, quotes and code; a page that arranges itself by a table is no table', async () => {
    const html = `<html><head><title>x</title><style>p{}</style></head><body><table><tr><td>
      <h1>大额取现</h1><p>先<b>核对：</b>证件，<i>再</i>办 <code>F8</code></p>
      <p>只凭本人证件。</p></td></tr></table>
      <ol><li>登记<ul><li>现金</li></ul></li><li>复核</li></ol>
      <table><tr><th>金额</th><th>谁审</th></tr><tr><td rowspan=2>5 万|以上</td><td>主管</td></tr><tr><td>行长</td></tr></table>
      <blockquote><p>您好</p><p>请稍候</p></blockquote><pre>a\n\nb</pre></body></html>`;
    expect(await trainer.words('cash.html', html)).toMatchInlineSnapshot(`
      "先**核对**：证件，*再*办 \`F8\`

      只凭本人证件。

      1. 登记
         - 现金
      2. 复核

      | 金额 | 谁审 |
      | --- | --- |
      | 5 万\\|以上 | 主管 |
      |  | 行长 |

      > 您好
      >
      > 请稍候

      \`\`\`
      a

      b
      \`\`\`"
    `);
  });

  test('leaves its words where it points outside or at script, and names what was left out', async () => {
    const html = `<h2>标题</h2><p><a href="javascript:alert(1)">点这里</a><a href="https://bank.example/a(1)">行网</a>
      <img src="https://elsewhere.example/p.png" alt="图"><img src="a/none.png"><script>alert(2)</script>
      <svg><text>画</text></svg><img src="data:image/svg+xml;base64,PHN2Zy8+" onerror="alert(3)">&lt;b&gt;字</p>`;
    const { body } = await trainer.take('links.html', html);
    expect(body.notes).toEqual([
      { code: 'link', what: 'javascript:alert(1)' },
      { code: 'picture.external', what: 'https://elsewhere.example/p.png' },
      { code: 'picture.missing', what: 'a/none.png' },
      { code: 'picture.refused', what: 'data:' },
    ]);
    const { text } = await trainer.desk.read(body.draftId);
    expect(text).toContain('点这里[行网](https://bank.example/a%281%29) 图');
    expect(text).toContain('&lt;b>字');
    expect(text).not.toMatch(/alert|svg|onerror|elsewhere/);
  });

  test('brings its pictures along, drawn anew (R-MD5)', async () => {
    const src = `data:image/png;base64,${(await png()).toString('base64')}`;
    const words = await trainer.words('picture.htm', `<p>看图</p><p><img src="${src}" alt="流程"></p>`);
    const address = /^看图\n\n!\[流程\]\((\/media\/[0-9a-f]{64})\)$/.exec(words)?.[1];
    const served = await service.request('GET', address ?? '');
    expect((await sharp(Buffer.from(await served.arrayBuffer())).metadata()).format).toBe('webp');
  });
});
