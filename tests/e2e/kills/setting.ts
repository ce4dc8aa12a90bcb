import { type SQL, sql } from 'drizzle-orm';
import type { Frame, Page } from 'playwright-core';

import { panelOf, panelSays, textOf } from '../../support/panel.ts';
import { isFull, randomFrom, seed } from '../../support/size.ts';
import type { Stack } from '../../support/stack.ts';
import { startSite } from '../../support/loopback.ts';
import { type World, openWorld } from '../../support/world.ts';
import { type Killer, createKiller } from './killer.ts';

/** A user's action ends, or offers to be repeated, within this (R-EX6). */
const WITHIN_MS = 2_000;
/** What the machine under test may take on its own account when many programs share it. */
const SLACK_MS = isFull ? 1_000 : 3_000;
export const patienceMs = WITHIN_MS + SLACK_MS;

export const paths = {
  company: '/ibs/customers/100000031/loans/new',
  person: '/ibs/customers/100000119/general',
  deposit: '/cbs/?#/savingaccount/200000511/deposit',
} as const;

const bodies: Record<string, string> = {
  [paths.company]:
    '<ibs-client-header><div class="ibs-meta">客户编号: C-1002 |</div></ibs-client-header><ibs-loan-page>贷款</ibs-loan-page>',
  [paths.person]:
    '<ibs-client-header><div class="ibs-meta">客户编号: P-2001 |</div></ibs-client-header><ibs-customer-detail-page>客户</ibs-customer-detail-page>',
  '/cbs/': '<div class="form-actions">存款</div>',
};

/** A counter at work on pages of a site of its own, and what may be stopped beside it. */
export interface Setting {
  readonly world: World;
  readonly killer: Killer;
  readonly page: Page;
  readonly random: () => number;
  readonly go: (path: string) => Promise<void>;
  /** Kills now, or in the middle of what has just been begun. */
  readonly strike: () => Promise<void>;
  readonly count: (query: SQL) => Promise<number>;
  readonly rows: <T>(query: SQL) => Promise<T[]>;
  /** Whether the panel is in sight and says all of this. */
  readonly says: (panel: Frame, words: readonly (string | RegExp)[]) => Promise<boolean>;
  closeCases(): Promise<void>;
  close(): Promise<void>;
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function openSetting(stack: Stack): Promise<Setting> {
  const world = await openWorld({ stack, staffNo: 'T-001' });
  const { database } = world.service;
  const killer = await createKiller(world.browser);
  const site = await startSite(({ pathname }) => {
    const body = bodies[pathname];
    if (body === undefined) return undefined;
    return { body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body>${body}</body></html>` };
  });
  const page = await world.browser.context.newPage();
  await page.goto(site.origin + paths.company);
  await panelSays(page, '云岭物流');
  const random = randomFrom(seed);
  const rows = async <T>(query: SQL) => (await database.sql.all(query)) as T[];
  return {
    world,
    killer,
    page,
    random,
    rows,
    go: async (path) => void (await page.goto(site.origin + path)),
    async strike() {
      await pause(random() * 200);
      await (random() < 0.75 ? killer.killWorker() : killer.closeOffscreen());
    },
    count: async (query) => (await rows<{ n: number }>(query))[0]?.n ?? 0,
    async says(panel, words) {
      const text = await textOf(panel);
      const isShown = await page.evaluate(() => {
        const holder = document.querySelector('tellerwise-root');
        return holder !== null && getComputedStyle(holder).opacity === '1';
      });
      return (
        isShown && words.every((word) => (typeof word === 'string' ? text.includes(word) : word.test(text)))
      );
    },
    async closeCases() {
      await database.writer.write((tx) => tx.run(sql`update service_cases set open = 0 where open = 1`));
    },
    async close() {
      await site.close();
      await world.close();
    },
  };
}

/** What the panel says now, for a fault's own words. */
export const panelText = async ({ page }: Setting): Promise<string> =>
  (await textOf(await panelOf(page))).replaceAll('\n', ' ').slice(0, 300);
