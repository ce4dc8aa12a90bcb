import { type ZipEntry, zipOf } from './zip.ts';

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const others =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="a" xmlns:wp="wp" xmlns:mc="mc"';
const styles = `<w:styles ${word}>
  <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
  <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>
  <w:style w:type="paragraph" w:styleId="a5"><w:name w:val="bank heading"/><w:basedOn w:val="2"/></w:style>
  <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
</w:styles>`;
const numbering = `<w:numbering ${word}>
  <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>`;

/** The parts of a document of Word as Word names them, with this body. */
export function docxParts(body: string, more: readonly ZipEntry[] = [], relations = ''): ZipEntry[] {
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0"?><w:document ${word} ${others}><w:body>${body}</w:body></w:document>`,
    },
    { name: 'word/styles.xml', content: styles },
    { name: 'word/numbering.xml', content: numbering },
    { name: 'word/_rels/document.xml.rels', content: `<Relationships>${relations}</Relationships>` },
    ...more,
  ];
}

export const docxOf = (...given: Parameters<typeof docxParts>): Buffer => zipOf(docxParts(...given));

/** The same, not deflated: words that repeat themselves would pack so well that they count as a bomb. */
export const storedDocx = (body: string): Buffer =>
  zipOf(docxParts(body).map((entry) => ({ ...entry, stored: true })));

/** A paragraph of words, with properties before them. */
export const para = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
