import { createHash } from 'node:crypto';
import * as v from 'valibot';

import { articleSchema } from '../../core/article/article.ts';
import type { SnapshotPart } from '../../core/contracts/knowledge.ts';
import { glossarySchema } from '../../core/glossary/glossary.ts';
import { beginningOf } from '../../core/sync/beginnings.ts';
import type { ContentItem } from './read-content.ts';

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** An item as terminals get it, or its end. */
export interface Shipment {
  readonly part: SnapshotPart;
  readonly key: string;
  readonly text: string | undefined;
  /** All of it, where `text` holds only its beginning. */
  readonly whole?: string;
}

/** An article's shipment with only its beginning, and the whole for those who ask for it. */
export function beginningShipment<T extends Shipment & { text: string }>(shipment: T, value: unknown): T {
  if (shipment.part !== 'articles') return shipment;
  const text = JSON.stringify(beginningOf(v.parse(articleSchema, value), sha256(shipment.text)));
  return text === shipment.text ? shipment : { ...shipment, text, whole: shipment.text };
}

/** Where an item goes in the knowledge copy; undefined for what stays: quizzes, courses, and every restricted article. */
export function shipmentOf({
  kind,
  itemId,
  version,
  value,
}: ContentItem): (Shipment & { text: string }) | undefined {
  const text = JSON.stringify(kind === 'glossary' ? v.parse(glossarySchema, value).terms : value);
  switch (kind) {
    case 'articles':
      return v.parse(articleSchema, value).confidentiality === 'internal'
        ? { part: 'articles', key: `${itemId}@${version}`, text }
        : undefined;
    case 'scripts':
      return { part: 'scripts', key: `${itemId}@${version}`, text };
    case 'moments':
    case 'glossary':
    case 'adapters':
      return { part: kind, key: itemId, text };
    case 'rules':
    case 'registers':
      return { part: 'rules', key: `${kind}/${itemId}`, text };
    case 'quizzes':
    case 'courses':
      return undefined;
  }
}
