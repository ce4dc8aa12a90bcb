import { Secret, TOTP } from 'otpauth';

import { demoAccounts } from '../../server/demo/accounts.ts';
import type { Browser } from './browser.ts';

/** The second factor's code of this moment for a demo account; each code works once (R-AU5). */
export function codeOf(
  staffNo: string,
  stepsAhead = 0,
  now = Date.now(),
): { staffNo: string; password: string; totp: string } {
  const account = demoAccounts().find((each) => each.staffNo === staffNo);
  if (!account) throw new Error(`no demo account ${staffNo}`);
  const totp = new TOTP({ secret: Secret.fromBase32(account.totpSeed) }).generate({
    timestamp: now + stepsAhead * 30_000,
  });
  return { staffNo, password: account.password, totp };
}

/** Sends a message to the background from a page of the extension, as its screens do. */
export async function ask(
  browser: Browser,
  name: string,
  request: unknown,
): Promise<{ ok: boolean; code?: string; value?: unknown }> {
  const page = await browser.open('options.html');
  try {
    return (await page.evaluate(
      (message) =>
        (
          globalThis as unknown as {
            chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
          }
        ).chrome.runtime.sendMessage(message),
      { to: 'background', name, request },
    )) as { ok: boolean; code?: string; value?: unknown };
  } finally {
    await page.close();
  }
}

async function isStillIn(browser: Browser, staffNo: string): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  const { value } = await ask(browser, 'session.get', {});
  return (value as { person?: { staffNo?: string } } | undefined)?.person?.staffNo === staffNo;
}

/**
 * Logs a demo person in through the background, as the login tab does. A code that was used in this half minute is
 * refused, so it tries again until the next code; then fetches the knowledge copy.
 */
export async function logIn(browser: Browser, staffNo: string, clock = Date.now): Promise<void> {
  const end = Date.now() + 100_000;
  let tries = 0;
  for (;;) {
    // Two suites may want the same person in one half minute: the next step's code is good already.
    const answer = await ask(browser, 'session.login', codeOf(staffNo, tries++ % 2, clock()));
    // A browser that has just started may load its unpacked extension once more, and with it forget the session.
    if (answer.ok && (await isStillIn(browser, staffNo))) break;
    if (Date.now() > end) throw new Error(`login of ${staffNo} failed: ${answer.code}`);
    // Five failures lock an account: when both codes were used, wait for the next half minute instead of trying on.
    const wait = tries % 2 === 0 ? 30_500 - (Date.now() % 30_000) : 100;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  const synced = await ask(browser, 'knowledge.sync', {});
  if (!synced.ok) throw new Error(`knowledge not synced: ${synced.code}`);
}
