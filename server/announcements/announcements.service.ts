import type * as v from 'valibot';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type {
  Announcement,
  announcementProgress,
  confirmAnnouncement,
  publishAnnouncement,
  withdrawAnnouncement,
} from '../../core/contracts/announcements.ts';
import type { PublishingRules } from '../../core/draft/publishing-rules.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { marksSeenBy, mustRead, standsAbove } from '../../core/reading/due.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import { directoryNames } from '../organisation/directory.ts';
import { assertImpersonal, assertPublished } from '../questions/asking.ts';
import type { PublishedArticles } from '../shelf/published-articles.ts';
import * as repository from './announcements.repository.ts';

export interface AnnouncementDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly rules: () => PublishingRules;
  readonly articles: PublishedArticles;
  /** Everyone who works here now. */
  readonly people: () => Promise<readonly Person[]>;
  readonly newId: () => string;
}

export type AnnouncementService = ReturnType<typeof createAnnouncementService>;

type Body<E extends { body: v.GenericSchema | undefined }> = v.InferOutput<NonNullable<E['body']>>;
type OfOne = { readonly id: string };

/** Announcements: published to an audience, confirmed by each reader once, and followed from above (R194). */
export function createAnnouncementService(deps: AnnouncementDeps) {
  const { sql, writer, rules, articles, people, newId } = deps;
  const namesOf = directoryNames(sql);
  const mayPublish = (person: Person): boolean =>
    rules().announce.by.some((role) => person.roles.includes(role));
  const mayAddress = (person: Person, audience: readonly Person[]): boolean =>
    speaksToAll(person) || audience.every(({ orgPath }) => standsAbove(person.orgUnitCode, orgPath));

  async function standing(from: Sql, id: string): Promise<repository.Standing> {
    const one = (await repository.announced(from)).find((other) => other.id === id);
    if (!one) throw new AppError('announcement.notFound');
    return one;
  }

  return {
    async mine({ session, now }: Call): Promise<{ announcements: Announcement[] }> {
      const { person } = session;
      const read = new Map(
        (await repository.receipts(sql, person.staffNo)).map((one) => [one.announcementId, one.readAt]),
      );
      const mine = (await repository.announced(sql, shanghaiDate(now))).filter(({ audience }) =>
        mustRead(audience, person),
      );
      const nameOf = await namesOf(mine.map(({ publishedBy }) => publishedBy));
      const views = mine.map((one) => view(one, nameOf(one.publishedBy).name, read.get(one.id)));
      const isRead = ({ readAt }: Announcement): boolean => readAt !== undefined;
      return { announcements: [...views.filter((one) => !isRead(one)), ...views.filter(isRead)] };
    },

    async confirm(call: Call<Body<typeof confirmAnnouncement>, unknown, OfOne>): Promise<Announcement> {
      const { params, session, now } = call;
      const { person } = session;
      const { staffNo, orgUnitCode } = person;
      return writer.write(async (tx) => {
        const shown = await repository.announced(tx, shanghaiDate(now));
        const one = shown.find(({ id, audience }) => id === params.id && mustRead(audience, person));
        if (!one) throw new AppError('announcement.notFound');
        await repository.insertReceipt(tx, { announcementId: one.id, staffNo, orgUnitCode, readAt: now });
        await call.audit(tx, { object: one.id, result: 'ok' });
        const read = (await repository.receipts(tx, staffNo)).find((each) => each.announcementId === one.id);
        const nameOf = await namesOf([one.publishedBy]);
        return view(one, nameOf(one.publishedBy).name, read?.readAt);
      });
    },

    async publish(call: Call<Body<typeof publishAnnouncement>>): Promise<OfOne> {
      const { body, session, now } = call;
      const { person } = session;
      if (!mayPublish(person)) throw new AppError('access.denied');
      assertImpersonal([body.title, body.text]);
      if (body.articleId !== undefined) assertPublished(body.articleId, await articles());
      const audience = (await people()).filter((other) => mustRead(body.audience, other));
      if (audience.length === 0) throw new AppError('announcement.nobody');
      if (!mayAddress(person, audience)) throw new AppError('access.denied');
      const id = newId();
      await writer.write(async (tx) => {
        await repository.insertAnnouncement(tx, {
          ...body,
          id,
          articleId: body.articleId,
          publishedAt: now,
          publishedBy: person.staffNo,
          orgUnitCode: person.orgUnitCode,
        });
        await call.audit(tx, { object: id, result: 'ok' });
      });
      return { id };
    },

    async withdraw(call: Call<Body<typeof withdrawAnnouncement>, unknown, OfOne>) {
      const { body, params, session, now } = call;
      const { person } = session;
      assertImpersonal([body.reason]);
      return writer.write(async (tx) => {
        const one = await standing(tx, params.id);
        if (!mayWithdraw(one, person)) throw new AppError('access.denied');
        if (one.withdrawnAt !== undefined) throw new AppError('announcement.withdrawn');
        await repository.insertWithdrawal(tx, {
          id: one.id,
          at: now,
          by: person.staffNo,
          reason: body.reason,
        });
        await call.audit(tx, { object: one.id, reason: body.reason, result: 'ok' });
        return { id: one.id, withdrawnAt: now };
      });
    },

    /** Of people below oneself alone, as with must-reads. */
    async progress({ session }: Call): Promise<v.InferInput<typeof announcementProgress.response>> {
      const { person } = session;
      const { people: below, named } = marksSeenBy(person, await people());
      const all = await repository.announced(sql);
      const read = await repository.receipts(sql);
      const nameOf = await namesOf(all.map(({ publishedBy }) => publishedBy));
      return {
        mayPublish: mayPublish(person),
        announcements: all.flatMap((one) => {
          const asked = below.filter((other) => mustRead(one.audience, other));
          if (asked.length === 0 && one.publishedBy !== person.staffNo) return [];
          const receipts = read.filter(({ announcementId }) => announcementId === one.id);
          const has = new Map(receipts.map(({ staffNo, readAt }) => [staffNo, readAt]));
          const missing = asked.filter(({ staffNo }) => !has.has(staffNo));
          return [
            {
              ...view(one, nameOf(one.publishedBy).name, has.get(person.staffNo)),
              audience: one.audience,
              ...(one.withdrawnAt === undefined ? {} : { withdrawnAt: one.withdrawnAt }),
              mayWithdraw: one.withdrawnAt === undefined && mayWithdraw(one, person),
              read: asked.length - missing.length,
              of: asked.length,
              missing: (named ? missing : []).map(({ staffNo, name, orgUnitName }) => ({
                staffNo,
                name,
                unit: orgUnitName,
              })),
            },
          ];
        }),
      };
    },
  };
}

const speaksToAll = ({ roles }: Person): boolean => roles.includes('trainer') || roles.includes('lineDept');

// Trainers and line departments take back any, the head of a unit what the unit announced.
const mayWithdraw = ({ orgUnitCode }: repository.Announced, person: Person): boolean =>
  speaksToAll(person) || (person.roles.includes('branchManager') && orgUnitCode === person.orgUnitCode);

const view = (one: repository.Announced, name: string, readAt: number | undefined): Announcement => ({
  id: one.id,
  title: one.title,
  text: one.text,
  ...(one.articleId === undefined ? {} : { articleId: one.articleId }),
  from: one.from,
  until: one.until,
  publishedAt: one.publishedAt,
  publishedBy: name,
  ...(readAt === undefined ? {} : { readAt }),
});
