import type { ContentKind } from '../../core/content/kinds.ts';
import { publishingRules, type PublishingRules } from '../../core/draft/publishing-rules.ts';
import { snapshotParts } from '../../core/contracts/knowledge.ts';
import type { Secrets } from '../crypto/secrets.ts';
import type { Sql } from '../database/sql.ts';
import * as v from 'valibot';
import * as changes from './changes.repository.ts';
import { noReviewRules, standingItems } from './decided.ts';
import { isStale, makeIndex } from './index-artefact.ts';
import * as repository from './knowledge.repository.ts';
import { type ContentItem, parsedItems } from './read-content.ts';
import { signingKey } from './manifest-signing.ts';
import { beginningShipment, sha256, type Shipment, shipmentOf } from './shipment.ts';
import { readShipped, type Shipped } from './shipped.ts';

/** An item and where its versions lie: rows known to be its, and whatever came after a row. */
export interface ItemRows {
  readonly kind: ContentKind;
  readonly itemId: string;
  readonly rows: readonly number[];
  readonly since: number;
}

const isReviewRule = ({ kind, itemId }: { readonly kind: ContentKind; readonly itemId: string }): boolean =>
  kind === 'rules' && itemId === 'publishing';

/** What publication sends to terminals: one item's changes, or everything after a load. */
export function createShipping(keys: Secrets['signing'], wholeTextUpTo: number) {
  const signing = signingKey(keys);
  let shipped: Shipped | undefined;
  let review: PublishingRules['review'] = noReviewRules;

  /** What is shipped as of the transaction; memory is trusted only while it says what the base says. */
  async function shippedNow(tx: Sql): Promise<Shipped> {
    const latest = await changes.latestManifest(tx);
    if (shipped === undefined || shipped.payload !== latest?.payload) {
      shipped = await readShipped(tx);
      takeReviewRules(parsedItems(await repository.publishedFilesOfKind(tx, 'rules')));
    }
    return shipped;
  }

  /** Until when an overdue article guides is said on each of them. */
  function takeReviewRules(items: readonly ContentItem[]): void {
    const newest = items.findLast(isReviewRule);
    if (newest !== undefined) review = v.parse(publishingRules, newest.value).review;
  }

  async function shipmentsOf(tx: Sql, items: readonly ContentItem[], isPartial: boolean) {
    takeReviewRules(items);
    const decided = {
      retired: await repository.retirements(tx),
      reviewed: await repository.reviews(tx),
      rules: review,
    };
    return standingItems(items, decided).flatMap((item) => {
      const shipment = shipmentOf(item);
      if (shipment === undefined) return [];
      return [isPartial ? beginningShipment(shipment, item.value) : shipment];
    });
  }
  const everything = async (tx: Sql, isPartial: boolean) =>
    shipmentsOf(tx, parsedItems(await repository.publishedFiles(tx)), isPartial);

  /** Everything anew, with an index: after a load. */
  async function shipAll(tx: Sql, now: number): Promise<void> {
    const before = await shippedNow(tx);
    // Only a load changes how articles are kept: a publication must not send every terminal everything anew.
    const whole = await everything(tx, false);
    const isPartial = whole.filter(({ part }) => part === 'articles').length > wholeTextUpTo;
    const wanted = isPartial ? await everything(tx, true) : whole;
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
    await before.ship(tx, [...wanted, ...gone], { signing, now, index, isPartial });
  }

  /** A new version of an article, which takes nothing from those before it. */
  async function shipArticle(tx: Sql, item: ContentItem, now: number): Promise<void> {
    const before = await shippedNow(tx);
    await before.ship(tx, await shipmentsOf(tx, [item], before.isPartial), { signing, now });
    await renewIndex(tx, before, now);
  }

  /** One item: its versions that are shipped now, and the end of those that no longer are. */
  async function shipItem(tx: Sql, only: ItemRows, now: number): Promise<void> {
    const before = await shippedNow(tx);
    // With the rule on reviews all articles may change.
    const wanted = isReviewRule(only)
      ? await everything(tx, before.isPartial)
      : await shipmentsOf(tx, parsedItems(await repository.publishedFilesOf(tx, only)), before.isPartial);
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
    await renewIndex(tx, before, now);
  }

  async function renewIndex(tx: Sql, before: Shipped, now: number): Promise<void> {
    const made = before.index?.revision ?? 0;
    if (!(await isStale(tx, made, before.revision, before.count('articles')))) return;
    const index = await makeIndex(tx, await everything(tx, before.isPartial), before.revision + 1);
    await before.ship(tx, [], { signing, now, index });
  }

  return { shipAll, shipArticle, shipItem };
}
