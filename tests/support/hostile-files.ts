import { storedDocx } from './docx.ts';

const size = 256 * 1024;
const filled = (piece: string): string => piece.repeat(Math.floor((size - 200) / Buffer.byteLength(piece)));

/** What breaks readers of markup: unclosed, nested, repeated and ambiguous pieces, each filling 256 KB. */
const html: Readonly<Record<string, string>> = {
  bold: '<b>',
  boldClosed: '<b></i>',
  tables: '<table><tr><td>',
  lists: '<ul><li>',
  quotes: '<blockquote>',
  links: '<a href="javascript:alert(1)">x</a>',
  pictures: '<img src="https://x.example/a.png" onerror="alert(1)">',
  scripts: '<script>alert(1)</script>字',
  frames: '<iframe srcdoc="<script>1</script>"></iframe>字',
  comments: '<!--',
  openTags: '<',
  attributes: '<p a="',
  manyAttributes: 'a=1 ',
  entities: '&amp;&#x26;&lt;script&gt;',
  cells: '<td>',
  wideTable: '<table><tr><td colspan=999 rowspan=999>x',
  breaks: '<br>',
  spaces: ' \u00A0\t',
  paragraphs: '<p>',
  code: '<pre>```',
  stars: '*a',
  ticks: '`a ',
  brackets: '![](',
  svg: '<svg><script>alert(1)</script></svg>字',
};
const markdown: Readonly<Record<string, string>> = {
  brackets: '[',
  pictures: '![',
  openPictures: '![](',
  pictureLines: '![a](x.png)\n',
  stars: '*a ',
  ticks: '`a ',
  fences: '```\n',
  ids: ' ^a',
  quotes: '>',
  headings: '# a\n',
  html: '<b>',
  spaces: ' ',
};
const docx: Readonly<Record<string, string>> = {
  paragraphs: '<w:p>',
  runs: '<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>',
  paras: '<w:p><w:r><w:t>先核对证件，再办业务。</w:t></w:r></w:p>',
  tables: '<w:tbl><w:tr><w:tc>',
  cells: '<w:tc/>',
  inserted: '<w:ins>',
  closing: '</w:p></w:r></w:tbl></w:hyperlink>',
  hyperlinks: '<w:hyperlink>',
  lists:
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
  boxes: '<w:p><w:r><w:t>a</w:t><w:txbxContent>',
};

/** Hostile files of 256 KB, named by what they try. */
export function* hostileFiles(): Generator<{ readonly name: string; readonly content: Buffer }> {
  for (const [name, piece] of Object.entries(html)) {
    yield { name: `${name}.html`, content: Buffer.from(`<p>${name}</p>${filled(piece)}`) };
  }
  for (const [name, piece] of Object.entries(markdown)) {
    yield { name: `${name}.md`, content: Buffer.from(`${name}\n\n${filled(piece)}`) };
  }
  yield { name: 'front.md', content: Buffer.from(`---\ntitle: ${' '.repeat(7_900)}x\n---\n正文`) };
  yield { name: 'alias.md', content: Buffer.from(aliases) };
  for (const [name, piece] of Object.entries(docx)) {
    yield { name: `${name}.docx`, content: storedDocx(filled(piece)) };
  }
}

const aliases = `---\n${Array.from({ length: 20 }, (_, n) => `a${n}: &a${n} [${`*a${n - 1}, `.repeat(n === 0 ? 0 : 9)}x]`).join('\n')}\n---\n正文别名`;
