import type { Hosts } from '../../hosts/server.ts';
import { cast } from '../../hosts/bank.ts';
import { pageAddress } from '../../hosts/addresses.ts';
import { pageNames } from '../../hosts/pages.ts';
import { randomFrom } from '../../support/size.ts';
import { bent, clobbered, editable, fading, shadowTree } from './families/document.ts';
import { frameWithAnother, movingFrame, unseenFrame } from './families/frames.ts';
import { hiddenInput, hiddenOther, hiddenOwn, hiddenWithin } from './families/hiding.ts';
import { lookAlike, lookAlikeAccount, masked, unread } from './families/look.ts';
import {
  attributeAgainstText,
  counterparty,
  duplicated,
  namesake,
  staleAddress,
  swapped,
  twoInView,
} from './families/several.ts';
import { backAndForth, dialogOver, race, silentInput, styledTabs } from './families/time.ts';
import { type Dice, type MadePage, diceOf, layoutList, madePage } from './kit.ts';

/** Every family of adversarial pages; one that tells more ways to lie stands here more than once. */
const families: readonly (readonly [name: string, make: (dice: Dice) => MadePage])[] = [
  ['hidden other', hiddenOther],
  ['hidden own', hiddenOwn],
  ['race', race],
  ['look-alike', lookAlike],
  ['hidden within', hiddenWithin],
  ['frame with another', frameWithAnother],
  ['two in view', twoInView],
  ['dialog over', dialogOver],
  ['hidden other', hiddenOther],
  ['swapped', swapped],
  ['styled tabs', styledTabs],
  ['unread', unread],
  ['look-alike', lookAlike],
  ['hidden input', hiddenInput],
  ['stale address', staleAddress],
  ['race', race],
  ['unseen frame', unseenFrame],
  ['hidden own', hiddenOwn],
  ['duplicated', duplicated],
  ['silent input', silentInput],
  ['back and forth', backAndForth],
  ['masked', masked],
  ['moving frame', movingFrame],
  ['attribute against text', attributeAgainstText],
  ['look-alike account', lookAlikeAccount],
  ['hidden other', hiddenOther],
  ['shadow tree', shadowTree],
  ['clobbered', clobbered],
  ['counterparty', counterparty],
  ['bent', bent],
  ['fading', fading],
  ['editable', editable],
  ['namesake', namesake],
];
export const familyNames = [...new Set(families.map(([name]) => name))];

export interface NumberedPage extends MadePage {
  readonly id: number;
  readonly family: string;
}

/** `count` adversarial pages; the same seed gives the same pages, and page n does not depend on how many there are. */
export function adversarialPages(count: number, seed: number): NumberedPage[] {
  return Array.from({ length: count }, (_, id) => {
    const [family, make] = families[id % families.length] ?? ['hidden other', hiddenOther];
    return { id, family, ...make(diceOf(randomFrom(seed + id * 7_919))) };
  });
}

/** Plain generated pages in every layout: one customer, everything in its place, some theme, size or direction. */
export function plainPages(count: number, seed: number): NumberedPage[] {
  return Array.from({ length: count }, (_, n) => {
    const dice = diceOf(randomFrom(seed + n * 104_729 + 1));
    const layout = layoutList[n % layoutList.length] ?? layoutList[0];
    const one = dice.pick(cast);
    const style = dice.pick([
      '',
      'body{background:#1b2430;color:#dfe7ef}td,dd,p,h2,.cust-no{background:none}',
      'body{zoom:.85}',
      'body{font-size:12px}',
      'body{padding-top:1400px}',
      'main{overflow:auto;height:300px}',
    ]);
    const html = dice.pick(['lang="zh-CN"', 'lang="en"', 'lang="zh-CN" dir="rtl"']);
    if (!layout) throw new Error('no layout');
    return {
      id: 100_000 + n,
      family: `plain ${layout.name}`,
      ...madePage(layout, one, { truth: one.customerNo, style, html }),
    };
  });
}

export interface OrdinaryAddress {
  readonly name: string;
  readonly url: string;
  readonly truth: string;
}

/** Ordinary pages of the four demo hosts: every page kind that names somebody, for every customer, in random order. */
export function hostPages(count: number, seed: number, urls: Hosts['urls']): OrdinaryAddress[] {
  const nameless = ['deposit', 'withdrawal', 'repayment'];
  const all = (['spa', 'hash', 'single', 'frameset'] as const).flatMap((era) =>
    pageNames
      .filter((kind) => !nameless.includes(kind))
      .flatMap((kind) =>
        cast.flatMap(({ customerNo }) => {
          const url = pageAddress(urls, era, kind, customerNo);
          return url ? [{ name: `${era} ${kind}`, url, truth: customerNo }] : [];
        }),
      ),
  );
  const random = randomFrom(seed + 3);
  return all
    .map((page) => ({ page, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ page }) => page);
}
