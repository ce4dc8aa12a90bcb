import { sql } from 'drizzle-orm';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { cast } from '../../hosts/bank.ts';
import { pageAddress } from '../../hosts/addresses.ts';
import { eventually } from '../../support/browser.ts';
import { panelOf, panelSays, textOf } from '../../support/panel.ts';
import { randomFrom, rounds, seed } from '../../support/size.ts';
import { attacks, slowAttacks } from './attacks.ts';
import type { Box } from './frame-attacks.ts';
import { dressings, undressed } from './ordinary.ts';
import { startSite } from '../../support/loopback.ts';
import { type World, openWorld } from '../../support/world.ts';

declare const chrome: { runtime: { getURL(path: string): string } };

/** The panel takes no press in its first half second, and a screen of ours needs a moment to be drawn. */
const ARMED_MS = 900;
/** A teller who has seen the page change looks for a second before the next press. */
const CALM_MS = 1_200;
const early = `<script>window.internals=[];customElements.define('tellerwise-root',class extends HTMLElement{constructor(){super();window.internals.push(this.attachInternals())}})</script>`;
const markup = (body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${early}</head><body style="margin:8px">${body}<input name="amount"></body></html>`;

/** Page kinds on which every era confirms its customer without a press. */
const kinds = [
  'customerDetail',
  'loan',
  'accountOpening',
  'complaint',
  'largeCash',
  'infoChange',
  'closing',
] as const;

/** Customers without an open case; a press that goes through uses one up. */
const fresh = cast.filter(({ type }) => type !== 'personal');

const buttons = {
  建立服务事项: {
    path: () => `/ibs/customers/${fresh[0]?.internalId}/loans/new`,
    body: () =>
      `<ibs-client-header><div class="ibs-meta">客户编号: ${fresh[0]?.customerNo} |</div></ibs-client-header><ibs-loan-page>贷款</ibs-loan-page>`,
    accepted: () => world.gate.count('POST', /^\/api\/service-cases$/),
  },
  核对无误: {
    path: () => '/cbs/?#/savingaccount/200000511/deposit',
    body: () => '<div class="form-actions">存款</div>',
    accepted: () => world.gate.seen.filter(({ body }) => body?.includes('"proof":"pressed"')).length,
  },
} as const;
type Button = keyof typeof buttons;

let world: World;
let panelAddress: string;
let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  world = await openWorld({ stack: inject('stack'), staffNo: 'T-003' });
  const worker = await world.browser.worker();
  panelAddress = await worker.evaluate(() => chrome.runtime.getURL('/panel.html'));
  site = await startSite(({ pathname }) => {
    const found = Object.values(buttons).find(({ path }) => path().startsWith(pathname));
    return found && { body: markup(found.body()) };
  });
});
afterAll(async () => {
  await site.close();
  await world.close();
});

async function boxOf(panel: Frame, button: Button): Promise<Box | undefined> {
  return (
    (await panel
      .getByRole('button', { name: button, exact: true })
      .boundingBox({ timeout: 1_000 })
      .catch(() => null)) ?? undefined
  );
}

/** Opens the page, lets the attack work and presses where the victim is lured to; gives how many presses went through. */
async function tryAttack(name: string, button: Button, settled: boolean): Promise<number> {
  const { path, accepted } = buttons[button];
  const page = await world.browser.context.newPage();
  try {
    await page.goto(site.origin + path());
    await panelSays(page, button);
    const panel = await panelOf(page);
    await page.waitForTimeout(ARMED_MS);
    const before = await boxOf(panel, button);
    const attack = attacks[name];
    if (!before || !attack) throw new Error(`${name}: no button to press`);
    const count = accepted();
    // The address of the panel is random for each browser run; this page is taken to have learned it.
    await page.evaluate((address) => Object.assign(window, { panelAddress: address }), panelAddress);
    const bait = await page.evaluate(attack, before);
    if (settled || slowAttacks.has(name)) await page.waitForTimeout(ARMED_MS);
    const now = bait ??
      (await middleOf(panel, button)) ?? { x: before.x + before.width / 2, y: before.y + before.height / 2 };
    await page.mouse.move(now.x - 40, now.y - 2);
    await page.mouse.move(now.x - 6, now.y, { steps: 4 });
    await page.mouse.move(now.x, now.y);
    if (settled) await page.waitForTimeout(60);
    await page.mouse.click(now.x, now.y);
    if (name === 'focusStolen') await page.keyboard.press('Enter');
    await page.waitForTimeout(500);
    return accepted() - count;
  } finally {
    await page.close();
  }
}

async function middleOf(panel: Frame, button: Button): Promise<{ x: number; y: number } | undefined> {
  const box = await boxOf(panel, button);
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe('clickjacking', () => {
  it('gets no press accepted on 建立服务事项 or 核对无误 (T6, R-EX4)', { timeout: 900_000 }, async () => {
    const combinations = (Object.keys(buttons) as Button[]).flatMap((button) =>
      [true, false].map((settled) => ({ button, settled })),
    );
    const each = rounds(combinations.length, 1);
    const won: string[] = [];
    let tried = 0;
    for (const [n, name] of Object.keys(attacks).entries()) {
      for (let round = 0; round < each; round++) {
        const chosen = combinations[(n + round) % combinations.length];
        if (!chosen) continue;
        tried++;
        const accepted = await tryAttack(name, chosen.button, chosen.settled);
        if (accepted > 0 && chosen.button === '建立服务事项') fresh.shift();
        if (accepted > 0) won.push(`${name} on ${chosen.button} ${chosen.settled ? 'settled' : 'at once'}`);
      }
    }
    console.log(
      `clickjacking: ${Object.keys(attacks).length} techniques, ${tried} tries, ${won.length} accepted`,
    );
    expect(won).toEqual([]);
  });

  it('guard lets every ordinary page be worked on (T6)', { timeout: 1_800_000 }, async () => {
    const random = randomFrom(seed);
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
    const names = Object.keys(dressings);
    const wanted = rounds(200, 20);
    const refused: string[] = [];
    let presses = 0;
    for (let n = 0; n < wanted; n++) {
      await closeCases();
      const era = pick(['spa', 'hash', 'single', 'frameset'] as const);
      const one = pick(cast);
      const dressing = names[n % names.length] ?? '';
      // Under a strict policy a page adds no inline styles to itself either.
      const policies = undressed.has(dressing) ? [{ csp: 'strict' }, { csp: 'trusted-types' }] : [];
      const switches = pick([{}, { dark: '1' }, { lang: 'en' }, { latency: '60' }, ...policies]);
      const address = pageAddress(inject('stack').hosts, era, pick(kinds), one.customerNo, switches);
      if (!address) continue;
      const page = await world.browser.context.newPage();
      try {
        await page.goto(address);
        await panelSays(page, '建立服务事项');
        await dressings[dressing]?.(page);
        await page.waitForTimeout(CALM_MS);
        const panel = await panelOf(page);
        const before = buttons.建立服务事项.accepted();
        presses++;
        const button = panel.getByRole('button', { name: '建立服务事项', exact: true });
        const outOfReach = await button
          .click({ timeout: 3_000 })
          .catch((error: unknown) => String(error).slice(-300));
        if (outOfReach) refused.push(`${dressing} on ${address}: ${outOfReach}`);
        await eventually(
          async () =>
            (await textOf(panel)).includes('开始咨询') && buttons.建立服务事项.accepted() === before + 1,
          Boolean,
          { within: 4_000 },
        ).catch(async () =>
          refused.push(`${dressing} on ${address}: ${/没有记入.*/.exec(await textOf(panel))?.[0]}`),
        );
      } finally {
        await page.close();
      }
    }
    console.log(
      `ordinary pages: ${presses} presses on ${wanted} pages, seed ${seed}, ${refused.length} false alarms`,
    );
    expect(refused).toEqual([]);
    expect(presses).toBeGreaterThan(wanted * 0.8);
  });
});

/** Ends every open case, so that the next page may open one. */
async function closeCases(): Promise<void> {
  await world.service.database.writer.write((tx) =>
    tx.run(sql`update service_cases set open = 0, state = 'cancelled' where open = 1`),
  );
}
