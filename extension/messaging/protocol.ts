import * as v from 'valibot';

import { openCaseRequest, caseEventRequest } from '../../core/contracts/service-case.ts';
import { revealFields, revealResponse } from '../../core/contracts/context.ts';
import { outboxRecord } from '../../core/contracts/outbox.ts';
import { frameFacts } from '../../core/page/facts.ts';
import { personSchema } from '../../core/organisation/person.ts';

/** Kinds of sender, proved from browser-stamped fields alone (sender.ts). */
export const senders = ['contentTop', 'contentSub', 'panel', 'page', 'offscreen'] as const;
export type SenderKind = (typeof senders)[number];

const nothing = v.strictObject({});
/** Random id a content script makes for its document; tells two documents of one frame apart. */
const documentKey = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));
const generation = v.pipe(v.string(), v.maxLength(64));
const nonce = v.pipe(v.string(), v.uuid());
const tabChoice = v.strictObject({
  /** Only for pages that stand beside no tab of their own (popup, side panel); must be an active tab. */
  tabId: v.optional(v.number()),
});
const ok = v.strictObject({ ok: v.literal(true) });
/** Where a teller left the panel on one host, CSS px from the right and top edge. */
export const placeSchema = v.strictObject({
  width: v.number(),
  right: v.number(),
  top: v.number(),
  folded: v.boolean(),
});

/** One line per message: who may send it, what it carries, what it answers. The background serves all of them. */
export const protocol = {
  /** A document has loaded: which pack belongs to it? */
  'page.hello': {
    from: ['contentTop', 'contentSub'],
    request: v.strictObject({ document: documentKey }),
    response: v.strictObject({
      pack: v.optional(v.unknown()),
      place: v.optional(placeSchema),
      /** What to say when the extension is replaced while the page is open. */
      updatedHint: v.optional(v.string()),
    }),
  },
  'page.placed': {
    from: ['contentTop'],
    request: v.strictObject({ pack: v.string(), place: placeSchema }),
    response: ok,
  },
  /** The top frame has hidden the panel: what it showed no longer holds. */
  'page.changed': {
    from: ['contentTop'],
    request: v.strictObject({ document: documentKey, n: v.number() }),
    response: ok,
  },
  'page.facts': {
    from: ['contentTop', 'contentSub'],
    request: v.strictObject({ document: documentKey, n: v.number(), facts: frameFacts }),
    response: ok,
  },
  /** A frame below the top has changed an anchor or gone away. */
  'page.frameChanged': {
    from: ['contentSub'],
    request: v.strictObject({ document: documentKey, gone: v.boolean() }),
    response: ok,
  },
  /** Frames were added or removed: ask the others whether they are still there. */
  'page.framesMoved': { from: ['contentTop'], request: nothing, response: ok },
  /** The panel frame did not say hello: the host refuses it. */
  'page.frameRefused': { from: ['contentTop'], request: nothing, response: ok },
  'panel.drawn': { from: ['panel'], request: v.strictObject({ generation }), response: ok },
  'panel.place': {
    from: ['panel'],
    request: v.strictObject({
      folded: v.optional(v.boolean()),
      dx: v.optional(v.number()),
      dy: v.optional(v.number()),
      width: v.optional(v.number()),
    }),
    response: ok,
  },
  /** A press is to be proved: the page side looks at the panel and hands the nonce to the frame it made, to no other. */
  'panel.look': { from: ['panel'], request: v.strictObject({ nonce }), response: ok },
  /** Beside which tab the panel frame stands; popup and side panel ask the browser themselves. */
  'tab.mine': { from: ['panel'], request: nothing, response: v.strictObject({ tabId: v.number() }) },
  'tab.confirm': {
    from: ['panel', 'page'],
    request: v.strictObject({ ...tabChoice.entries, generation }),
    response: ok,
  },
  'tab.retry': { from: ['panel', 'page'], request: tabChoice, response: ok },
  'case.open': {
    from: ['panel', 'page'],
    request: v.strictObject({ ...tabChoice.entries, generation, ...openCaseRequest.entries }),
    response: ok,
  },
  'case.event': {
    from: ['panel', 'page'],
    request: v.strictObject({
      ...tabChoice.entries,
      generation,
      caseId: v.string(),
      ...caseEventRequest.entries,
    }),
    response: ok,
  },
  'customer.reveal': {
    from: ['panel', 'page'],
    request: v.strictObject({
      ...tabChoice.entries,
      generation,
      field: v.picklist(revealFields),
      purpose: v.string(),
    }),
    response: revealResponse,
  },
  'session.login': {
    from: ['page'],
    request: v.strictObject({ staffNo: v.string(), password: v.string(), totp: v.string() }),
    response: v.strictObject({ person: personSchema }),
  },
  /** After idleness the password alone, from the login tab (R-AU1). */
  'session.unlock': {
    from: ['page'],
    request: v.strictObject({ password: v.string() }),
    response: v.strictObject({ person: personSchema }),
  },
  'session.logout': { from: ['panel', 'page'], request: nothing, response: ok },
  'session.get': {
    from: ['panel', 'page', 'offscreen'],
    request: nothing,
    response: v.strictObject({
      person: v.optional(personSchema),
      /** Who may unlock with the password alone. */
      lockedPerson: v.optional(personSchema),
      online: v.boolean(),
      /** Milliseconds by which the service's clock is ahead. */
      clockOffset: v.number(),
      offlineSince: v.optional(v.number()),
      /** Records waiting in the outbox. */
      waiting: v.number(),
    }),
  },
  'session.openLogin': { from: ['panel', 'page'], request: nothing, response: ok },
  /** Makes sure the offscreen document is there to be asked over a port. */
  'offscreen.ensure': { from: ['panel', 'page'], request: nothing, response: ok },
  'knowledge.sync': { from: ['panel', 'page'], request: nothing, response: ok },
  /** A declared question to the service (endpoints.ts), asked with the session's token. */
  'service.call': {
    from: ['panel', 'page'],
    request: v.strictObject({
      endpoint: v.pipe(v.string(), v.maxLength(64)),
      params: v.optional(v.unknown()),
      query: v.optional(v.unknown()),
      body: v.optional(v.unknown()),
    }),
    response: v.strictObject({ value: v.unknown() }),
  },
  /** Seals a record and answers once it is safe in the outbox on this machine. */
  'outbox.add': {
    from: ['panel', 'page'],
    request: v.strictObject({
      key: v.pipe(v.string(), v.uuid()),
      at: v.number(),
      record: outboxRecord.entries.record,
    }),
    response: ok,
  },
} as const satisfies Record<
  string,
  { from: readonly SenderKind[]; request: v.GenericSchema; response: v.GenericSchema }
>;

export type Protocol = typeof protocol;
export type MessageName = keyof Protocol;
export type Request<N extends MessageName> = v.InferOutput<Protocol[N]['request']>;
export type Response<N extends MessageName> = v.InferOutput<Protocol[N]['response']>;

/** Messages the background sends down into one content script; a content script trusts its own extension id only. */
export const pushes = {
  /**
   * The panel has drawn this generation; the frame may be shown. The document is named because a push may arrive when the
   * tab has moved on, and another document's count may be the same.
   */
  'panel.show': v.strictObject({ document: v.string(), n: v.number(), m: v.number() }),
  /** Something below changed: hide at once. */
  'panel.hide': v.strictObject({ document: v.string(), m: v.number() }),
  'panel.place': protocol['panel.place'].request,
  'panel.look': protocol['panel.look'].request,
  /** Read the page again and report. */
  'page.report': nothing,
  /** The bank has switched this host off: leave the page alone (T18). */
  'page.stop': nothing,
} as const;
export type PushName = keyof typeof pushes;
export type Push<N extends PushName> = v.InferOutput<(typeof pushes)[N]>;
