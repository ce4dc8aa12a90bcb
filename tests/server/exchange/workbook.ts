import { zipOf } from '../../../server/exchange/zip.ts';

/** A cell of a test's workbook: words, a number, or its XML after the address. */
type Value = string | number | { readonly xml: string };

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A workbook of one sheet, written part by part, so that a test can put anything into it. */
export function workbook(rows: readonly (readonly Value[])[], more = ''): Buffer {
  const cells = rows.map((row, at) => {
    const inside = row.map((value, column) => {
      const address = `r="${letters[column]}${at + 1}"`;
      if (typeof value === 'number') return `<c ${address}><v>${value}</v></c>`;
      if (typeof value === 'object') return `<c ${address} ${value.xml}</c>`;
      return value === '' ? '' : `<c ${address} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    });
    return `<row r="${at + 1}">${inside.join('')}</row>`;
  });
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipOf([
    {
      name: '[Content_Types].xml',
      text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="题目" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      text: `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData>${more}</worksheet>`,
    },
  ]);
}
