import type { imports as source } from '../zh-CN/imports.ts';

/** Importing files as drafts. */
export const imports = {
  'import.button': 'Import',
  'import.title': 'Import files',
  'import.hint': 'Markdown, DOCX or HTML files; each becomes a draft, none is published',
  'import.waiting': 'Importing',
  'import.taken': 'Is a draft now',
  'import.already': 'This file was imported before',
  'import.refused': 'Not imported',
  'import.open': 'Open the draft',
  'import.note.picture.external': 'A picture from elsewhere was left out: {{what}}',
  'import.note.picture.missing': 'A picture was not found and left out: {{what}}',
  'import.note.picture.refused': 'A broken picture, or one of another format, was left out: {{what}}',
  'import.note.picture.many': 'Only the first {{what}} pictures were taken',
  'import.note.link': 'A link was left out, its words stay: {{what}}',
  'import.note.field': 'A field breaks the rules and has its usual value now: {{what}}',
  'import.note.formula': 'Formulas were left out. Check the text.',
  'import.note.chart': 'Charts were left out. A picture of each can be inserted.',
  'import.note.hidden': 'Hidden text came along. Check the text.',
} satisfies Record<keyof typeof source, string>;
