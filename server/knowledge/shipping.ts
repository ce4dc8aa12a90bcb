import * as v from 'valibot';

import type { ContentKind } from '../../core/content/kinds.ts';
import { snapshotParts } from '../../core/contracts/knowledge.ts';
import type { Secrets } from '../crypto/secrets.ts';
import type { Sql } from '../database/sql.ts';
import * as changes from './changes.repository.ts';
import { isStale, makeIndex } from './index-artefact.ts';
import * as repository from './knowledge.repository.ts';
import { parsedItems } from './read-content.ts';
import { publishingRules, type PublishingRules } from '../../core/draft/publishing-rules.ts';
import { readShipped, sha256, type Shipment, shipmentOf, type Shipped } from './shipped.ts';
import { noReviewRules, standingItems } from './standing.ts';

const rule = { kind: 'rules', itemId: 'publishing' } as const;
const isReviewRule = ({ kind, itemId }: { kind: ContentKind; itemId: string }): boolean =>
  kind === rule.kind && itemId === rule.itemId;

/** The review rules as published in this transaction. */
async function reviewRules(tx: Sql): Promise<PublishingRules['review']> {
  const newest = parsedItems(await repository.publishedFiles(tx, rule)).at(-1);
  return newest === undefined ? noReviewRules : v.parse(publishingRules, newest.value).review;
}

/** What publication sends to terminals: one item's changes, or everything after a load. */
export function createShipping(signing: Secrets['signing']) {
  let shipped: Shipped | undefined;

  /** What is shipped as of the transaction; memory is trusted only while it says what the base says. */
  async function shippedNow(tx: Sql): Promise<Shipped> {
    const latest = await changes.latestManifest(tx);
    if (shipped === undefined || shipped.payload !== latest?.payload) shipped = await readShipped(tx);
    return shipped;
  }

  async function shipmentsOf(tx: Sql, only?: { kind: ContentKind; itemId: string }) {
    const items = parsedItems(await repository.publishedFiles(tx, only));
    const decided = {
      retired: await repository.retirements(tx),
      reviewed: await repository.reviews(tx),
      rules: await reviewRules(tx),
    };
    return standingItems(items, decided).flatMap((item) => shipmentOf(item) ?? []);
  }

  /** Everything anew, with an index: after a load. */
  async function shipAll(tx: Sql, now: number): Promise<void> {
    const before = await shippedNow(tx);
    const wanted = await shipmentsOf(tx);
    const names = new Set(wanted.map(({ part, key }) => `${part}/${key}`));
    const gone = snapshotParts.flatMap((part) =>
      before
        .keys(part)
        .filter((key) => !names.has(`${part}/${key}`))
        .map((key): Shipment => ({ part, key, text: undefined })),
    );
    const differs =
      gone.length > 0 || wanted.some(({ part, key, text }) => before.hashOf(part, key) !== sha256(text));
    if (!differs && before.index !== undefined) return;
    const index = await makeIndex(tx, wanted, before.revision + 1);
    await before.ship(tx, [...wanted, ...gone], { signing, now, index });
  }

  /** One item: its versions that are shipped now, and the end of those that no longer are. */
  async function shipItem(tx: Sql, only: { kind: ContentKind; itemId: string }, now: number): Promise<void> {
    const before = await shippedNow(tx);
    // Until when an overdue article guides is said on each of them: with the rule all may change.
    const wanted = await shipmentsOf(tx, isReviewRule(only) ? undefined : only);
    const names = new Set(wanted.map(({ part, key }) => `${part}/${key}`));
    const isOfItem = (key: string): boolean =>
      key === only.itemId || key.startsWith(`${only.itemId}@`) || key === `${only.kind}/${only.itemId}`;
    const part = snapshotParts.find((one) => one === (only.kind === 'registers' ? 'rules' : only.kind));
    const gone = (part === undefined ? [] : before.keys(part)).filter(
      (key) => isOfItem(key) && !names.has(`${part}/${key}`),
    );
    const ends = gone.flatMap((key): Shipment[] =>
      part === undefined ? [] : [{ part, key, text: undefined }],
    );
    await before.ship(tx, [...wanted, ...ends], { signing, now });
    const made = before.index?.revision ?? 0;
    if (await isStale(tx, made, before.revision, before.keys('articles').length)) {
      const index = await makeIndex(tx, await shipmentsOf(tx), before.revision + 1);
      await before.ship(tx, [], { signing, now, index });
    }
  }

  return { shipAll, shipItem };
}
