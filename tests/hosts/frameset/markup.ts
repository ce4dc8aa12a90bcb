import { englishTitles, labels, type LabelKey } from '../labels.ts';
import type { Field, Section } from '../sections.ts';

/** Words this system uses instead of the common ones. */
const ownLabels: Partial<Record<LabelKey, string>> = {
  customerNo: '客户号',
  customerName: '客户名称',
  settlementAccount: '银行账号',
  payerAccount: '付款人账号',
  payerName: '付款人户名',
  payeeAccount: '收款人账号',
  payeeName: '收款人户名',
};

export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface Words {
  readonly english: boolean;
}
const label = (key: LabelKey, { english }: Words): string => {
  const [zh, en] = labels[key];
  return english ? `${en}:` : `${ownLabels[key] ?? zh}：`;
};
export const title = (text: string, { english }: Words): string =>
  english ? (englishTitles[text] ?? text) : text;

function value(field: Field): string {
  const held = escape(field.value);
  if (field.input === undefined) return held;
  if (field.input !== 'select')
    return `<input type="${field.input}" name="${field.key}" value="${held}" size="20">`;
  const options = (field.options ?? []).map((one) => `<option>${escape(one)}</option>`);
  return `<select name="${field.key}">${options.join('')}</select>`;
}

/** Label and value in neighbour cells, two pairs a row, no id, no class, no <label>, line breaks around the words. */
function fields(list: readonly Field[], words: Words): string {
  const cells = list.map(
    (field) =>
      `<td bgcolor="#e2ece7" align="right" width="110">\n  ${label(field.key, words)}\n<br></td>` +
      `<td bgcolor="#ffffff" width="300">\n  ${value(field)}\n</td>`,
  );
  const rows: string[] = [];
  for (let n = 0; n < cells.length; n += 2)
    rows.push(`<tr>${cells[n] ?? ''}${cells[n + 1] ?? '<td bgcolor="#ffffff" colspan="2">&nbsp;</td>'}</tr>`);
  return rows.join('\n');
}

const row = (cells: readonly string[], tag: string): string =>
  `<tr>${cells.map((cell) => `<${tag} bgcolor="#ffffff">${escape(cell)}</${tag}>`).join('')}</tr>`;

/** One block: a title bar, then fields or a list. */
export function block(section: Section, words: Words): string {
  const bar = `<tr><td colspan="9" bgcolor="#c9ddd3"><b>${title(section.title, words)}</b></td></tr>`;
  const inner =
    'fields' in section
      ? fields(section.fields, words)
      : [row(section.head, 'th'), ...section.rows.map((cells) => row(cells, 'td'))].join('\n');
  return `<table border="0" cellspacing="1" cellpadding="4" bgcolor="#a9c4b7" width="822">\n${bar}\n${inner}\n</table><br>`;
}

/** A whole document of this system. */
export function page(body: string, night: boolean, attributes = ''): string {
  return `<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=GBK">
<title>示例银行柜面交易系统</title>
<link rel="stylesheet" href="/bms/static/bms.css">
<script src="/bms/static/bms.js"></script>
</head>
<body${night ? ' class="night"' : ''} ${attributes}>
${body}
</body>
</html>`;
}
