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

/** A new article's front matter, to begin with. */
export const freshFront = (today: string): string =>
  [
    'schema: 1',
    'id: NEW',
    'version: 1',
    'slug: new-article',
    'title: 新条目',
    'category: service',
    'subcategory: norms',
    'level: junior',
    'tags: [待定]',
    'appliesTo: {}',
    'confidentiality: internal',
    'ownerRole: trainer',
    'state: draft',
    `effectiveFrom: ${today}`,
    'reviewEveryMonths: 12',
    'source: 待填',
    '',
  ].join('\n');

/** What a policy article usually says, in the order in which it is read at a counter. */
export const freshBody = [
  '先写一句结论：柜员现在该做什么。',
  '## 怎么做',
  '1. 第一步\n2. 第二步',
  '## 哪些情况不能办',
  '写清楚条件，以及该找谁。',
  '## 对客户怎么说',
  '> 写一句能照着念的话。',
].join('\n\n');
