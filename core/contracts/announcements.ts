import * as v from 'valibot';

import { articleId } from '../article/article.ts';
import { calendarDay } from '../calendar/day.ts';
import { roleSchema } from '../organisation/person.ts';
import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.uuid());
const params = v.strictObject({ id });

/** Bytes of an announcement's text at most: what is longer is an article. */
export const announcementBytes = 4_096;

/** Whom an announcement is for: posts, and units anywhere on the person's path; an absent list means everyone. */
export const audienceSchema = v.strictObject({
  roles: v.optional(v.pipe(v.array(roleSchema), v.minLength(1), v.maxLength(11))),
  regions: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/))), v.minLength(1), v.maxLength(64)),
  ),
});
export type Audience = v.InferOutput<typeof audienceSchema>;

const written = {
  title: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(60)),
  /** Markdown, as articles are written. */
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxBytes(announcementBytes)),
  /** The article it is about. */
  articleId: v.optional(articleId),
  audience: audienceSchema,
  /** First and last day it is shown, Asia/Shanghai. */
  from: calendarDay,
  until: calendarDay,
};

/** One announcement as its readers see it. Times are milliseconds UTC. */
export const announcementSchema = v.strictObject({
  id,
  title: v.string(),
  text: v.string(),
  articleId: v.optional(articleId),
  from: calendarDay,
  until: calendarDay,
  publishedAt: v.number(),
  /** Name of who published it. */
  publishedBy: v.string(),
  /** When the asking person confirmed it; none while they have not. */
  readAt: v.optional(v.number()),
});
export type Announcement = v.InferOutput<typeof announcementSchema>;

/** What is announced to the asking person today: unread first, then the newest (R194). */
export const myAnnouncements = defineEndpoint({
  name: 'announcements.mine',
  method: 'GET',
  path: '/api/announcements/mine',
  summary: 'What is announced to me',
  response: v.strictObject({ announcements: v.array(announcementSchema) }),
});

/** Confirms that one was read; a second confirmation changes nothing. Throws `announcement.notFound` for what is not the person's. */
export const confirmAnnouncement = defineEndpoint({
  name: 'announcements.confirm',
  method: 'POST',
  path: '/api/announcements/:id/receipt',
  summary: 'Confirm an announcement',
  params,
  body: v.strictObject({ read: v.literal(true) }),
  response: announcementSchema,
});

/**
 * Publishes one to an audience, by the posts that content/rules/publishing.yaml names; the head of a unit within it alone.
 * Throws `announcement.nobody` where nobody would read it, `article.notFound`, `question.personalData`.
 */
export const publishAnnouncement = defineEndpoint({
  name: 'announcements.publish',
  method: 'POST',
  path: '/api/announcements',
  summary: 'Publish an announcement',
  body: v.pipe(
    v.strictObject(written),
    v.check(({ from, until }) => from <= until, 'the last day is before the first'),
  ),
  response: v.strictObject({ id }),
});

/** Takes one back: nobody is shown it any more, what was confirmed stays on record. Throws `announcement.withdrawn`. */
export const withdrawAnnouncement = defineEndpoint({
  name: 'announcements.withdraw',
  method: 'POST',
  path: '/api/announcements/:id/withdrawal',
  summary: 'Withdraw an announcement',
  params,
  body: v.strictObject({ reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200)) }),
  response: v.strictObject({ id, withdrawnAt: v.number() }),
});

/** How far each has come among the people one answers for, the newest first; those above alone see names. */
export const announcementProgress = defineEndpoint({
  name: 'announcements.progress',
  method: 'GET',
  path: '/api/announcements',
  summary: 'Who has read which announcement, in the units one answers for',
  response: v.strictObject({
    /** Whether the asking person's post may publish. */
    mayPublish: v.boolean(),
    announcements: v.array(
      v.strictObject({
        ...announcementSchema.entries,
        audience: audienceSchema,
        withdrawnAt: v.optional(v.number()),
        mayWithdraw: v.boolean(),
        read: count,
        of: count,
        /** Those who have not confirmed it. */
        missing: v.array(v.strictObject({ staffNo: v.string(), name: v.string(), unit: v.string() })),
      }),
    ),
  }),
});
