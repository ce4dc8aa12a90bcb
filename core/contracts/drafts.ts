import * as v from 'valibot';

import { confidentialities } from '../article/article.ts';
import { contentFolders, type ContentKind } from '../content/kinds.ts';
import { draftActions, draftStates } from '../draft/workflow.ts';
import { defineEndpoint } from './endpoint.ts';
import { importance } from './readings.ts';

/** Longest file text a draft holds, in UTF-16 units; the service measures its bytes (256 KB). */
export const longestText = 200_000;

const kind = v.picklist(contentFolders as [ContentKind, ...ContentKind[]]);
const text = v.pipe(v.string(), v.maxLength(longestText));
const reason = v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(500));
const draftId = v.pipe(v.string(), v.uuid());
const itemId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const writer = v.strictObject({ staffNo: v.string(), name: v.string() });
const day = v.pipe(v.string(), v.isoDate());

/** A draft in a list. Times are milliseconds UTC. */
export const draftSummary = v.strictObject({
  id: draftId,
  kind,
  itemId,
  title: v.string(),
  action: v.picklist(draftActions),
  state: v.picklist(draftStates),
  /** Number of the newest text; every save adds one. */
  n: count,
  confidentiality: v.picklist(confidentialities),
  authors: v.array(writer),
  createdAt: v.number(),
  updatedAt: v.number(),
  approvals: v.strictObject({ have: count, need: count }),
  /** First day in force that the text asks for, where it says one. */
  effectiveFrom: v.optional(day),
  /** What the asking person may do now. */
  may: v.strictObject({
    save: v.boolean(),
    submit: v.boolean(),
    approve: v.boolean(),
    reject: v.boolean(),
    publish: v.boolean(),
    abandon: v.boolean(),
    comment: v.boolean(),
  }),
});
export type DraftSummary = v.InferOutput<typeof draftSummary>;

/** A named fault of a text: where it stands and what to do. */
export const findingSchema = v.strictObject({
  file: v.optional(v.string()),
  line: v.optional(v.number()),
  row: v.optional(v.number()),
  field: v.optional(v.string()),
  code: v.string(),
  message: v.string(),
  advice: v.optional(v.literal(true)),
});

/** One thing that happened to a draft, oldest first. */
const draftEvent = v.strictObject({
  at: v.number(),
  by: writer,
  event: v.picklist(['created', 'submitted', 'approved', 'rejected', 'published', 'abandoned', 'conflict']),
  n: count,
  reason: v.optional(v.string()),
});

const draftComment = v.strictObject({
  id: v.number(),
  at: v.number(),
  by: writer,
  /** Block id of the paragraph it is about; none for the whole. */
  paragraph: v.optional(v.string()),
  text: v.string(),
  resolved: v.boolean(),
});

/** One draft with its text, what it grew from, and everything said about it. */
export const draftDetail = v.strictObject({
  ...draftSummary.entries,
  text,
  /** The published version it starts from. */
  base: v.optional(v.strictObject({ version: count, text })),
  /** For `retire`: the last day in force. */
  lastDay: v.optional(day),
  reason: v.optional(v.string()),
  events: v.array(draftEvent),
  comments: v.array(draftComment),
});
export type DraftDetail = v.InferOutput<typeof draftDetail>;

const one = { params: v.strictObject({ id: draftId }) };
const atText = { n: count };

/** Drafts that are the person's own or wait for their judgement. */
export const listDrafts = defineEndpoint({
  name: 'drafts.list',
  method: 'GET',
  path: '/api/drafts',
  summary: 'Drafts one writes or may judge',
  query: v.strictObject({ box: v.picklist(['mine', 'review', 'done']) }),
  response: v.strictObject({ drafts: v.array(draftSummary) }),
});

/**
 * Begins a draft: a new item (`text`), a change of a published one (`itemId`), a way back to an older text (`version`), or
 * its retirement (`action`). Throws `draft.open` when one is under way.
 */
export const createDraft = defineEndpoint({
  name: 'drafts.create',
  method: 'POST',
  path: '/api/drafts',
  summary: 'Begin a draft',
  body: v.strictObject({
    kind,
    action: v.optional(v.picklist(draftActions), 'publish'),
    itemId: v.optional(itemId),
    version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    text: v.optional(text),
    lastDay: v.optional(day),
    reason: v.optional(reason),
  }),
  response: v.strictObject({ id: draftId }),
});

export const readDraft = defineEndpoint({
  name: 'drafts.read',
  method: 'GET',
  path: '/api/drafts/:id',
  summary: 'One draft with its text, events and comments',
  ...one,
  response: draftDetail,
});

/**
 * Saves a text over text number `n`. Where another text has been saved meanwhile nothing is overwritten: both are kept and
 * the newer one comes back as `theirs`.
 */
export const saveDraft = defineEndpoint({
  name: 'drafts.save',
  method: 'PUT',
  path: '/api/drafts/:id',
  summary: 'Save the text of a draft',
  ...one,
  body: v.strictObject({ ...atText, text }),
  response: v.variant('saved', [
    v.strictObject({ saved: v.literal(true), n: count, at: v.number() }),
    v.strictObject({
      saved: v.literal(false),
      n: count,
      /** The text both grew from. */
      base: text,
      theirs: text,
      by: writer,
      at: v.number(),
    }),
  ]),
});

/** Everything that would keep the draft's newest text from being submitted, and advice. */
export const checkDraft = defineEndpoint({
  name: 'drafts.check',
  method: 'GET',
  path: '/api/drafts/:id/findings',
  summary: 'Check a draft against the whole base',
  ...one,
  response: v.strictObject({ n: count, findings: v.array(findingSchema) }),
});

/** Hands text `n` in for review; blocks without an id get one. Throws `draft.invalid` with every finding. */
export const submitDraft = defineEndpoint({
  name: 'drafts.submit',
  method: 'POST',
  path: '/api/drafts/:id/submission',
  summary: 'Hand a draft in for review',
  ...one,
  body: v.strictObject(atText),
  response: draftDetail,
});

/** Approves text `n` or sends it back with a reason. Never by one of its authors (R-MD6). */
export const decideDraft = defineEndpoint({
  name: 'drafts.decide',
  method: 'POST',
  path: '/api/drafts/:id/decisions',
  summary: 'Approve a draft or send it back',
  ...one,
  body: v.variant('decision', [
    v.strictObject({ ...atText, decision: v.literal('approve') }),
    v.strictObject({ ...atText, decision: v.literal('reject'), reason }),
  ]),
  response: draftDetail,
});

/** Puts an approved text in force from its day, or takes the item out of it. `mustRead` assigns it to everyone in scope. */
export const publishDraft = defineEndpoint({
  name: 'drafts.publish',
  method: 'POST',
  path: '/api/drafts/:id/publication',
  summary: 'Publish an approved draft',
  ...one,
  body: v.strictObject({ ...atText, mustRead: v.optional(importance) }),
  response: v.strictObject({ itemId, version: count }),
});

export const abandonDraft = defineEndpoint({
  name: 'drafts.abandon',
  method: 'DELETE',
  path: '/api/drafts/:id',
  summary: 'Give a draft up; its texts are kept',
  ...one,
  response: 'empty',
});

export const commentDraft = defineEndpoint({
  name: 'drafts.comment',
  method: 'POST',
  path: '/api/drafts/:id/comments',
  summary: 'Say something about a draft or one paragraph of it',
  ...one,
  body: v.strictObject({
    paragraph: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,31}$/))),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1_000)),
  }),
  response: v.strictObject({ comments: v.array(draftComment) }),
});

export const resolveComment = defineEndpoint({
  name: 'drafts.resolve',
  method: 'POST',
  path: '/api/drafts/:id/comments/:comment/resolution',
  summary: 'Mark a comment as done',
  params: v.strictObject({ id: draftId, comment: v.pipe(v.string(), v.regex(/^\d{1,15}$/)) }),
  body: v.strictObject({ resolved: v.boolean() }),
  response: v.strictObject({ comments: v.array(draftComment) }),
});
