import { parseDocument } from 'yaml';

/** Fields of the front matter as a form shows them; whatever the form does not know stays as it is. */
export function readFront(front: string): Readonly<Record<string, unknown>> {
  const doc = parseDocument(front, { schema: 'core', prettyErrors: false });
  if (doc.errors.length > 0) return {};
  const value: unknown = doc.toJS({ maxAliasCount: 20 });
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The front matter with one field changed; undefined and '' take it out. */
export function withField(front: string, name: string, value: unknown): string {
  const doc = parseDocument(front, { schema: 'core', prettyErrors: false });
  if (doc.errors.length > 0) return front;
  if (value === undefined || value === '') doc.delete(name);
  else doc.set(name, doc.createNode(value, { flow: true }));
  return doc.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** A new article's front matter, to begin with; its words in the bank's language. */
export const freshFront = (
  today: string,
  { title, tag, source }: { title: string; tag: string; source: string },
): string =>
  [
    'schema: 1',
    'id: NEW',
    'version: 1',
    'slug: new-article',
    `title: ${title}`,
    'category: service',
    'subcategory: norms',
    'level: junior',
    `tags: [${tag}]`,
    'appliesTo: {}',
    'confidentiality: internal',
    'ownerRole: trainer',
    'state: draft',
    `effectiveFrom: ${today}`,
    'reviewEveryMonths: 12',
    `source: ${source}`,
    '',
  ].join('\n');
