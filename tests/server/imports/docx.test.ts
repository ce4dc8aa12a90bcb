import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { docxInChild } from '../../../server/imports/docx/docx-in-child.ts';
import { docxOf, docxParts, drawing, noteText, para, relation, storedDocx } from '../../support/docx.ts';
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

const png = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#c00' } })
    .png()
    .toBuffer();
const styled = (id: string) => `<w:pStyle w:val="${id}"/>`;
const item = (level: number) =>
  `${styled('a7')}<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;
const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('a DOCX file', () => {
  test('keeps headings by style, lists by numbering, tables, marks, links and pictures', async () => {
    const body = [
      para('账户变更', styled('1')),
      para('目录……1', styled('TOC1')),
      para('办理条件', styled('2')),
      `<w:p w14:paraId="3F2A11B0">${run('客户须')}${run('本人', '<w:b/>')}${run('到场')}<w:del w:id="1" w:author="x"><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins w:id="2" w:author="x">${run('，')}${run('不得', '<w:i/>')}${run('代办', '<w:strike/>')}</w:ins>${run('。')}</w:p>`,
      para('登记', item(0)),
      para('核对印鉴', item(1)),
      para('复核', item(0)),
      `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${para('项目')}</w:tc><w:tc>${para('时限')}</w:tc></w:tr>
        <w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${para('当日')}</w:tc></w:tr></w:tbl>`,
      `<w:p><w:hyperlink r:id="r1">${run('行网')}</w:hyperlink><w:hyperlink r:id="r3">${run('点这里')}</w:hyperlink></w:p>`,
      drawing('r2', '印鉴卡'),
    ].join('');
    const relations = [
      relation('r1', 'hyperlink', 'https://bank.example/', true),
      relation('r2', 'image', 'media/image1.png'),
      relation('r3', 'hyperlink', 'javascript:alert(1)', true),
    ].join('');
    const picture = { name: 'word/media/image1.png', content: await png() };
    const file = docxOf(body, [picture], { relations });
    const words = await trainer.words('account.docx', file);
    expect(words.replace(/[0-9a-f]{64}/, '…')).toMatchInlineSnapshot(`
      "## 办理条件

      客户须**本人**到场，*不得*~~代办~~。

      1. 登记
         - 核对印鉴
      2. 复核

      | 项目 | 时限 |
      | --- | --- |
      | 当日 |  |

      [行网](https://bank.example/)点这里

      ![印鉴卡](/media/…)"
    `);
    const { body: again } = await trainer.take('account.docx', file);
    expect((await trainer.desk.read(again.draftId)).title).toBe('账户变更');
  });

  test('knows headings by the names of the Chinese Word, of WPS, and by what a style is based on', async () => {
    const body = ['a6', '1', '2', 'a5', 'WPS1', 'WPS2', 'a7']
      .map((id) => para(`样式 ${id}`, styled(id)))
      .join('');
    expect(await trainer.words('headings.docx', docxOf(para('前言') + body))).toMatchInlineSnapshot(`
      "前言

      # 样式 a6

      # 样式 1

      ## 样式 2

      ## 样式 a5

      ### 样式 WPS1

      #### 样式 WPS2

      样式 a7"
    `);
  });

  test('brings footnotes and endnotes along behind the text, with the numbers that stand in it', async () => {
    const body = [
      `<w:p>${run('限额五万元')}<w:r><w:footnoteReference w:id="1"/></w:r>${run('，须预约')}<w:r><w:endnoteReference w:id="1"/></w:r>${run('。')}</w:p>`,
      para('登记', item(0)),
      para('复核', item(0)),
    ].join('');
    const footnotes = noteText('foot', 1, '按日累计。');
    const endnotes = noteText('end', 1, '至少提前一天。');
    expect(await trainer.words('notes.docx', docxOf(body, [], { footnotes, endnotes })))
      .toMatchInlineSnapshot(`
      "限额五万元[1]，须预约[2]。

      1. 登记
      2. 复核

      [1] 按日累计。

      [2] 至少提前一天。"
    `);
  });

  test('keeps lists of the nine levels that Word has', async () => {
    const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    const file = docxOf(para('前言') + levels.map((level) => para(`第 ${level} 级`, item(level))).join(''));
    const lines = levels.map((level) => `${'   '.repeat(level)}${level === 1 ? '-' : '1.'} 第 ${level} 级`);
    expect(await trainer.words('levels.docx', file)).toBe(`前言\n\n${lines.join('\n')}`);
  });

  test('names what did not come along, and hidden words that did', async () => {
    const body = [
      `<w:p>${run('利息为')}<m:oMath><m:r><m:t>P×r</m:t></m:r></m:oMath>${run('暗字', '<w:vanish/>')}</w:p>`,
      drawing('r1', '外图', 'link'),
      drawing('r2', '缺图'),
    ].join('');
    const relations =
      relation('r1', 'image', 'https://elsewhere.example/p.png', true) +
      relation('r2', 'image', 'media/none.png');
    const { body: answer } = await trainer.take('lost.docx', docxOf(body, [], { relations }));
    expect(answer.notes).toEqual([
      { code: 'picture.external', what: 'https://elsewhere.example/p.png' },
      { code: 'formula', what: '' },
      { code: 'hidden', what: '' },
      { code: 'picture.missing', what: 'none.png' },
    ]);
  });

  test('lies where its relationships say, and brings no style map of its own', async () => {
    const parts = docxParts(para('前言') + para('正文', styled('2')) + para('结束')).map((entry) => ({
      ...entry,
      name: entry.name.replace('document.xml', 'document2.xml'),
      content: String(entry.content).replaceAll('document.xml', 'document2.xml'),
    }));
    const own = { name: 'mammoth/style-map', content: 'p => !' };
    expect(await trainer.words('moved.docx', zipOf([...parts, own]))).toBe('前言\n\n## 正文\n\n结束');
  });
});

describe('a DOCX that takes too long or too much', () => {
  const heavy = storedDocx(para('先核对证件，再办业务。').repeat(5_000));

  test('is refused, and the next one is read', async () => {
    const refused = { code: 'import.tooComplex' };
    await expect(docxInChild(heavy, { milliseconds: 1, megabytes: 256 })).rejects.toMatchObject(refused);
    await expect(docxInChild(heavy, { milliseconds: 60_000, megabytes: 16 })).rejects.toMatchObject(refused);
    await expect(docxInChild(docxOf(para('好')))).resolves.toMatchObject({ blocks: ['好'] });
  });

  test('holds up nobody who asks for something else', async () => {
    const order: string[] = [];
    const taking = trainer.take('heavy.docx', heavy).then(() => order.push('file'));
    await trainer.desk.list('mine');
    order.push('list');
    await taking;
    expect(order).toEqual(['list', 'file']);
  });
});
