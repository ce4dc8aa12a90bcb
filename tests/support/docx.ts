import { type ZipEntry, zipOf } from './zip.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}"`;
const others =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"';
const picture = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
const relationships = (inner: string): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const types = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

/** A paragraph style as Word writes it; `inner` stands before its own properties. */
export const style = (id: string, name: string, inner = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inner}<w:next w:val="a"/><w:uiPriority w:val="9"/><w:qFormat/></w:style>`;
const outline = (level: number): string => `<w:pPr><w:keepNext/><w:outlineLvl w:val="${level}"/></w:pPr>`;
/** The Chinese Word: built-in names in English under ids that are numbers; then WPS's and a bank's own names. */
const styles = [
  style('a', 'Normal'),
  style('1', 'heading 1', `<w:basedOn w:val="a"/>${outline(0)}`),
  style('2', 'heading 2', `<w:basedOn w:val="a"/>${outline(1)}`),
  style('a5', "bank's heading", '<w:basedOn w:val="2"/>'),
  style('WPS1', '标题 3'),
  style('WPS2', '标题4'),
  style('a6', 'Title', '<w:basedOn w:val="a"/>'),
  style('a7', 'List Paragraph', '<w:basedOn w:val="a"/><w:pPr><w:ind w:firstLineChars="200"/></w:pPr>'),
  style('a8', 'footnote text', '<w:basedOn w:val="a"/>'),
  style('TOC1', 'toc 1', '<w:basedOn w:val="a"/>'),
].join('');
const level = (n: number, format: string): string =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%${n + 1}."/><w:lvlJc w:val="left"/></w:lvl>`;
const numbering = [
  `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${level(0, 'chineseCountingThousand')}${level(1, 'bullet')}${[2, 3, 4, 5, 6, 7, 8].map((n) => level(n, 'decimal')).join('')}</w:abstractNum>`,
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
].join('');
const note = (kind: string, inner: string): string =>
  `${head}<w:${kind}notes ${word}><w:${kind}note w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}note>${inner}</w:${kind}notes>`;
/** A note of the footnotes or endnotes part. */
export const noteText = (kind: 'foot' | 'end', id: number, text: string): string =>
  `<w:${kind}note w:id="${id}"><w:p><w:pPr><w:pStyle w:val="a8"/></w:pPr><w:r><w:${kind}noteRef/></w:r><w:r><w:t xml:space="preserve"> ${text}</w:t></w:r></w:p></w:${kind}note>`;

export interface DocxMore {
  /** Relationships of the document beside those of its parts. */
  readonly relations?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
}

/** The parts of a document of Word as Word names and relates them, with this body. */
export function docxParts(body: string, entries: readonly ZipEntry[] = [], more: DocxMore = {}): ZipEntry[] {
  const own = ['styles', 'numbering', 'footnotes', 'endnotes'].map(
    (part, n) => `<Relationship Id="rId${n + 1}" Type="${office}/${part}" Target="${part}.xml"/>`,
  );
  const main = `<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>`;
  const section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>';
  return [
    { name: '[Content_Types].xml', content: types },
    { name: '_rels/.rels', content: relationships(main) },
    {
      name: 'word/document.xml',
      content: `${head}<w:document ${word} ${others}><w:body>${body}${section}</w:body></w:document>`,
    },
    { name: 'word/styles.xml', content: `${head}<w:styles ${word}>${styles}</w:styles>` },
    { name: 'word/numbering.xml', content: `${head}<w:numbering ${word}>${numbering}</w:numbering>` },
    { name: 'word/footnotes.xml', content: note('foot', more.footnotes ?? '') },
    { name: 'word/endnotes.xml', content: note('end', more.endnotes ?? '') },
    {
      name: 'word/_rels/document.xml.rels',
      content: relationships(own.join('') + (more.relations ?? '')),
    },
    ...entries,
  ];
}

export const docxOf = (...given: Parameters<typeof docxParts>): Buffer => zipOf(docxParts(...given));

/** The same, not deflated: words that repeat themselves would pack so well that they count as a bomb. */
export const storedDocx = (body: string): Buffer =>
  zipOf(docxParts(body).map((entry) => ({ ...entry, stored: true })));

/** A paragraph of words, with properties before them. */
export const para = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;

/** A picture in the line, by its relationship. */
export const drawing = (relation: string, alt: string, how = 'embed'): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="${alt}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="${picture}"><pic:pic xmlns:pic="${picture}"><pic:blipFill><a:blip r:${how}="${relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

/** A relationship of the document to a part of its own or to an address elsewhere. */
export const relation = (id: string, type: string, target: string, isExternal = false): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`;
