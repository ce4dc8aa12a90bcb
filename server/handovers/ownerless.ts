import { standingVersions } from '../../core/article/review.ts';
import type { OwnerlessItem } from '../../core/contracts/handovers.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { TagRules } from '../../core/question/tag-owners.ts';
import type { Sql } from '../database/sql.ts';
import { authorsOf, draftsIn } from '../drafts/drafts.repository.ts';
import * as gapTasks from '../gaps/tasks.repository.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import { directoryNames } from '../organisation/directory.ts';
import * as questions from '../questions/questions.repository.ts';
import { handedTo } from './handovers.repository.ts';

export interface OwnerlessDeps {
  readonly knowledge: Pick<KnowledgeService, 'internal' | 'confidential'>;
  readonly tagRules: () => TagRules;
}

type Item = Pick<OwnerlessItem, 'kind' | 'item' | 'title' | 'role'> & { readonly by: readonly string[] };

/** Everything nobody answers for on a day, of `everyone` who works here now; within a transaction as of that. */
export async function ownerlessItemsOf(
  from: Sql,
  { knowledge, tagRules }: OwnerlessDeps,
  everyone: readonly Person[],
  day: string,
): Promise<OwnerlessItem[]> {
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
    .map(({ id, title }): Item => ({ kind: 'draft', item: id, title, by: authors.get(id) ?? [] }))
    .filter(({ by }) => !by.some((staffNo) => present.has(staffNo)));

  const isKeptArticle = await isKept('article');
  const articles = new Map(
    standingVersions([...knowledge.internal(), ...knowledge.confidential()], day)
      .filter(({ id, ownerRole }) => !held.has(ownerRole) && !isKeptArticle(id))
      .map(({ id, title, ownerRole }): [string, Item] => [
        id,
        { kind: 'article', item: id, title, role: ownerRole, by: [] },
      ]),
  );

  const isKeptTag = await isKept('tag');
  const tags = tagRules().owners.flatMap(({ tags: names, role, staffNo }) => {
    const isThere = staffNo === undefined ? held.has(role) : present.has(staffNo);
    if (isThere) return [];
    const by = staffNo === undefined ? [] : [staffNo];
    return names
      .filter((tag) => !isKeptTag(tag))
      .map((tag): Item => ({ kind: 'tag', item: tag, title: tag, role, by }));
  });

  // What waits for a post is answered by whoever holds it; what waits for one person waits for ever when they have left.
  const waiting = (kind: 'question' | 'gapTask', given: Awaited<ReturnType<typeof questions.openOfPeople>>) =>
    given
      .filter((row) => !present.has(row.owner_staff_no))
      .map((row): Item => ({ kind, item: row.id, title: row.title, by: [row.owner_staff_no] }));

  const all = [
    ...articles.values(),
    ...drafts,
    ...tags,
    ...waiting('question', await questions.openOfPeople(from)),
    ...waiting('gapTask', await gapTasks.openOfPeople(from)),
  ];
  const nameOf = await directoryNames(from)(all.flatMap(({ by }) => by));
  return all.map(({ by, ...item }) => ({ ...item, was: by.map((staffNo) => nameOf(staffNo).name) }));
}
