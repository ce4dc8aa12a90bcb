import * as v from 'valibot';

import { customerContext, customerIdentity } from '../../core/contracts/context.ts';
import { loginResponse } from '../../core/contracts/session.ts';
import { pageContextSchema } from '../../core/page/context.ts';

/** What stands beside one tab now. Everything the panel, popup and side panel show of a customer comes from here. */
export const tabState = v.strictObject({
  /** Random key of the top document and the generations counted by its frame and by the worker: `document:n.m`. */
  generation: v.string(),
  /** Milliseconds UTC when this state was reached. */
  since: v.number(),
  /** Grows with every state of the tab: news may come after the answer to a question that was asked later. */
  order: v.number(),
  page: pageContextSchema,
  status: v.picklist([
    /** The page has changed and what it shows is being worked out. */
    'loading',
    /** No customer; `page.reason` or `reason` says why. */
    'none',
    /** Identity only, waiting for 核对无误. */
    'toConfirm',
    'context',
    'signedOut',
    /** The service does not answer: scripts and articles go on. */
    'offline',
    /** The person may not see customers (post, or no certificate: 学习模式). */
    'noPermission',
    'learning',
    'error',
  ]),
  /** Why no customer where the page itself was clear: the service's word. */
  reason: v.optional(v.picklist(['disagree', 'unknown', 'nameDiffers'])),
  identity: v.optional(customerIdentity),
  customer: v.optional(customerContext),
  /** Error code for the `error` and `noPermission` states. */
  code: v.optional(v.string()),
});
export type TabState = v.InferOutput<typeof tabState>;

export const sessionItem = v.strictObject({
  ...loginResponse.entries,
  device: v.string(),
  /** Idle too long: the password alone goes on (R-AU1); until then no customer is asked for. */
  locked: v.optional(v.boolean(), false),
});
export type Session = v.InferOutput<typeof sessionItem>;

/**
 * Names of everything kept in `storage.session` (memory of the browser, trusted contexts only) and `storage.local`.
 * Customer data is in session items alone.
 */
export const keys = {
  tab: (tabId: number) => `tab:${tabId}`,
  facts: (tabId: number) => `facts:${tabId}`,
  /** tab id → last PageContext with its evidence; the options page shows it. */
  pages: 'pages',
  session: 'session',
  /** local: random id of this browser profile. */
  device: 'device',
  /** local: { theme, language, place by host }. */
  preferences: 'preferences',
} as const;
