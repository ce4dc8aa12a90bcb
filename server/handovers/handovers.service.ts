import type * as v from 'valibot';

import { standingVersions } from '../../core/article/review.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { handOver, OwnerlessItem } from '../../core/contracts/handovers.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { TagRules } from '../../core/question/tag-owners.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import { authorsOf, draftsIn } from '../drafts/drafts.repository.ts';
import type { Call } from '../http/route.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import { directoryNames } from '../organisation/directory.ts';
import { handedTo, insertHandover } from './handovers.repository.ts';

export interface HandoverDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly knowledge: Pick<KnowledgeService, 'internal' | 'confidential'>;
  readonly tagRules: () => TagRules;
  /** Everyone who works here now. */
  readonly people: () => Promise<readonly Person[]>;
}

export type HandoverService = ReturnType<typeof createHandoverService>;

const keyOf = ({ kind, item }: Pick<OwnerlessItem, 'kind' | 'item'>): string => `${kind}/${item}`;

/** What nobody answers for since people left, and its hand-over to somebody who is there. */
export function createHandoverService({ sql, writer, knowledge, tagRules, people }: HandoverDeps) {
  async function ownerless(from: Sql, everyone: readonly Person[], day: string): Promise<OwnerlessItem[]> {
    const present = new Set(everyone.map(({ staffNo }) => staffNo));
    const held = new Set(everyone.flatMap(({ roles }) => roles));
    const isKept = async (kind: OwnerlessItem['kind']) => {
      const handed = await handedTo(from, kind);
      return (item: string): boolean => present.has(handed.get(item) ?? '');
    };

    const rows = await draftsIn(from, false);
    const authors = await authorsOf(
      from,
      rows.map(({ id }) => id),
    );
    const drafts = rows
      .map(({ id, title }) => ({ id, title, by: authors.get(id) ?? [] }))
      .filter(({ by }) => !by.some((staffNo) => present.has(staffNo)));

    const isKeptArticle = await isKept('article');
    const articles = new Map(
      standingVersions([...knowledge.internal(), ...knowledge.confidential()], day)
        .filter(({ id, ownerRole }) => !held.has(ownerRole) && !isKeptArticle(id))
        .map((article) => [article.id, article]),
    );

    const isKeptTag = await isKept('tag');
    const tags = tagRules().owners.flatMap(({ tags: names, role, staffNo }) => {
      const isThere = staffNo === undefined ? held.has(role) : present.has(staffNo);
      return isThere ? [] : names.filter((tag) => !isKeptTag(tag)).map((tag) => ({ tag, role, staffNo }));
    });

    const nameOf = await directoryNames(from)([
      ...drafts.flatMap(({ by }) => by),
      ...tags.flatMap(({ staffNo }) => staffNo ?? []),
    ]);
    return [
      ...[...articles.values()].map(({ id, title, ownerRole }): OwnerlessItem => ({
        kind: 'article',
        item: id,
        title,
        was: [],
        role: ownerRole,
      })),
      ...drafts.map(({ id, title, by }): OwnerlessItem => ({
        kind: 'draft',
        item: id,
        title,
        was: by.map((staffNo) => nameOf(staffNo).name),
      })),
      ...tags.map(({ tag, role, staffNo }): OwnerlessItem => ({
        kind: 'tag',
        item: tag,
        title: tag,
        was: staffNo === undefined ? [] : [nameOf(staffNo).name],
        role,
      })),
    ];
  }

  return {
    async list({ now }: Call): Promise<{ items: OwnerlessItem[] }> {
      return { items: await ownerless(sql, await people(), shanghaiDate(now)) };
    },

    async handOver(
      call: Call<v.InferOutput<NonNullable<(typeof handOver)['body']>>>,
    ): Promise<{ to: string }> {
      const { body, session, now } = call;
      const everyone = await people();
      const to = everyone.find((person) => isMeant(person, body.to));
      if (!to) throw new AppError('handover.nobody');
      return writer.write(async (tx) => {
        const open = new Set((await ownerless(tx, everyone, shanghaiDate(now))).map(keyOf));
        if (!body.items.every((item) => open.has(keyOf(item)))) throw new AppError('handover.owned');
        for (const { kind, item } of body.items)
          await insertHandover(tx, { kind, item, to: to.staffNo, by: session.person.staffNo, at: now });
        await call.audit(tx, { object: to.staffNo, fields: body.items.map(keyOf), result: 'ok' });
        return { to: to.name };
      });
    },
  };
}

/** Who audits or runs the machine answers for no content (R-AZ4). A unit means its head. */
function isMeant(
  { staffNo, orgUnitCode, roles }: Person,
  to: v.InferOutput<NonNullable<(typeof handOver)['body']>>['to'],
): boolean {
  if (roles.some((role) => role === 'auditor' || role === 'admin' || role === 'securityOfficer'))
    return false;
  return to.kind === 'person'
    ? staffNo === to.staffNo
    : orgUnitCode === to.orgUnitCode && roles.includes('branchManager');
}
