import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';

import { cast } from '../../hosts/bank.ts';
import { eventually } from '../../support/browser.ts';
import { randomFrom, rounds, seed } from '../../support/size.ts';
import { type Counter, openCounter } from './counter.ts';
import { type Driver, book, drivers, tellTruth } from './drivers.ts';
import { type Wrong, shownTooLong, timeline, wrongFrames } from './judge.ts';
import { type Dice, diceOf } from './kit.ts';
import { type Recording, customersIn, listenTo, recordSights } from './record.ts';

const SWITCHES = rounds(Number(process.env['TELLERWISE_SWITCHES'] ?? '1000'), 100);
/** Switches on one open page; then the page is opened anew with other latencies. */
const RUN = 20;
const GONE_MS = 200;
const MAX_DELAY_MS = 400;

let counter: Counter;
let tab: Page;
let sights: Recording;

beforeAll(async () => {
  const { hosts } = inject('stack');
  const origins = [...new Set(Object.values(hosts).map((url) => new URL(url).origin))];
  counter = await openCounter({ hosts: origins, staffNo: 'B-01' });
  const random = randomFrom(seed + 11);
  counter.delay = () => Math.floor(random() * MAX_DELAY_MS);
  await counter.browser.context.addInitScript(tellTruth, book);
  await recordSights(counter.browser.context);
}, 240_000);

beforeEach(async () => {
  tab = await counter.browser.context.newPage();
  sights = listenTo(tab);
});

afterEach(() => tab.close());

afterAll(() => counter?.close());

interface Count {
  switches: number;
  /** Times the panel came into sight beside a customer of the page. */
  inSight: number;
  /** Customers the panel drew. */
  shown: number;
}

/** One switch; a document that goes away under it is a switch too, and a tab gone back to nothing is opened anew. */
async function turn(driver: Driver, dice: Dice): Promise<void> {
  if (!tab.url().startsWith('http')) await driver.open(tab, dice);
  await driver.turn(tab, dice.pick(cast), dice).catch((error: unknown) => {
    if (!String(error).includes('context was destroyed')) throw error;
  });
}

async function run(driver: Driver, switches: number, count: Count): Promise<Wrong[]> {
  const dice = diceOf(randomFrom(seed + driver.name.length * 31 + switches));
  const wrong: Wrong[] = [];
  for (let done = 0; done < switches; done += RUN) {
    await tab.goto('about:blank');
    sights.clear();
    await driver.open(tab, dice);
    await tab.waitForTimeout(700);
    for (let n = 0; n < Math.min(RUN, switches - done); n++) {
      await turn(driver, dice);
      await tab.waitForTimeout(dice.pick([0, 20, 60, 150, 300, 500, 800, 1_200]));
      count.switches++;
    }
    await tab.waitForTimeout(900);
    const found = wrongFrames(sights.page, sights.panel, driver.grace);
    if (found.length > 0) {
      console.log(`${driver.name}, seed ${seed}, run from switch ${done}: ${JSON.stringify(found)}`);
      console.log(timeline(sights.page, sights.panel));
    }
    wrong.push(...found);
    count.inSight += sights.page.filter(({ truth, panel }) => panel && truth !== '').length;
    count.shown += new Set(
      sights.panel.map(({ identity }) => identity).filter((each) => customersIn(each).length > 0),
    ).size;
  }
  return wrong;
}

describe('the recorder', () => {
  it('notes who goes again within the very frame in which they came', async () => {
    const beside = await counter.browser.open('popup.html');
    const own = listenTo(beside);
    await beside.evaluate(
      (name) =>
        new Promise<void>((done) => {
          requestAnimationFrame(() => {
            const identity = Object.assign(document.createElement('p'), {
              className: 'identity',
              textContent: name,
            });
            document.body.append(identity);
            const after = new MessageChannel();
            after.port1.onmessage = () => {
              identity.remove();
              requestAnimationFrame(() => requestAnimationFrame(() => done()));
            };
            after.port2.postMessage(0);
          });
        }),
      cast[0]?.name ?? '',
    );
    await eventually(
      () => Promise.resolve(own.panel),
      (told) => told.some(({ identity }) => customersIn(identity).length > 0),
      { what: 'the customer who came' },
    );
    const inOrder = own.panel.toSorted((a, b) => a.t - b.t);
    expect(customersIn(inOrder.at(-1)?.identity ?? '-')).toEqual([]);
    await beside.close();
  });
});

describe('switches with delayed and reordered answers (T5, design §4)', () => {
  it.each(['spa', 'hash', 'single'])(
    '0 frames with another customer than the page shows: %s',
    async (name) => {
      const driver = drivers(inject('stack').hosts).find((one) => one.name === name);
      if (!driver) throw new Error(name);
      const count = { switches: 0, inSight: 0, shown: 0 };
      const wrong = await run(driver, Math.ceil(SWITCHES / 3), count);
      console.log(
        `${name}: ${count.switches} switches, ${wrong.length} wrong frames, ${count.shown} customers drawn, seed ${seed}`,
      );
      expect(wrong).toEqual([]);
      expect(count.shown).toBeGreaterThan(count.switches / 20);
      expect(count.inSight).toBeGreaterThan(count.switches / 20);
    },
    3_600_000,
  );

  it('across frames the other customer is gone within 200 ms', async () => {
    const driver = drivers(inject('stack').hosts).find((one) => one.name === 'frameset');
    if (!driver) throw new Error('frameset');
    const count = { switches: 0, inSight: 0, shown: 0 };
    const wrong = await run(driver, Math.max(12, Math.round(SWITCHES / 10)), count);
    console.log(
      `frameset: ${count.switches} switches, ${wrong.length} wrong beyond ${GONE_MS} ms, ${count.shown} customers drawn, ${count.inSight} times in sight, seed ${seed}`,
    );
    expect(wrong).toEqual([]);
    expect(count.shown).toBeGreaterThan(0);
  }, 3_600_000);

  it.each(['popup.html', 'sidepanel.html'])(
    'in %s the other customer is gone within 200 ms',
    async (path) => {
      const driver = drivers(inject('stack').hosts)[0];
      if (!driver) throw new Error('no driver');
      const dice = diceOf(randomFrom(seed + path.length));
      const beside = await counter.browser.open(path);
      const own = listenTo(beside);
      await tab.bringToFront();
      sights.clear();
      await driver.open(tab, dice);
      await tab.waitForTimeout(1_000);
      const switches = Math.max(10, Math.round(SWITCHES / 20));
      for (let n = 0; n < switches; n++) {
        await turn(driver, dice);
        await tab.waitForTimeout(dice.pick([100, 300, 700, 1_100]));
      }
      const late = shownTooLong(sights.page, own.panel, GONE_MS);
      const drawn = new Set(
        own.panel.map(({ identity }) => identity).filter((each) => customersIn(each).length > 0),
      ).size;
      console.log(
        `${path}: ${switches} switches, ${late.length} shown beyond ${GONE_MS} ms, ${drawn} customers drawn, seed ${seed}`,
      );
      await beside.close();
      expect(late).toEqual([]);
      expect(drawn).toBeGreaterThan(0);
    },
    3_600_000,
  );
});
