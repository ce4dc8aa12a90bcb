import * as v from 'valibot';

import { type PageContext, pageContextSchema } from '../../core/page/context.ts';
import { keys } from '../storage/items.ts';
import { readSession, removeSession, writeSession } from '../storage/session-store.ts';

const pagesSchema = v.record(v.string(), pageContextSchema);

/** `pages` is one item for all tabs: its writers take turns. */
let turn: Promise<unknown> = Promise.resolve();
function inTurn(work: () => Promise<void>): Promise<void> {
  const next = turn.then(work, work);
  turn = next.catch(() => undefined);
  return next;
}

/** Notes what was recognised on a tab, or that the tab is gone: what the options page shows. */
export function notePage(tabId: number, page: PageContext | undefined): Promise<void> {
  return inTurn(async () => {
    const pages = { ...(await readSession(keys.pages, pagesSchema)) };
    if (page) pages[String(tabId)] = page;
    else delete pages[String(tabId)];
    await writeSession({ [keys.pages]: pages });
  });
}

export const forgetPages = (): Promise<void> => inTurn(() => removeSession(keys.pages));
