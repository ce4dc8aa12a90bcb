import { createHash } from 'node:crypto';

import { paragraphsOf, splitRef } from '../../core/article/paragraphs.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { bankOf, type BankQuestion } from '../../core/quiz/bank.ts';
import type { Quiz } from '../../core/quiz/quiz.ts';
import { withParts } from '../../core/quiz/questions/registry.ts';
import {
  standingOf,
  type Confirmation,
  type ParagraphTexts,
  type StandingDown,
} from '../../core/quiz/standing.ts';
import type { Sql } from '../database/sql.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import type { PublishedArticle } from '../knowledge/published-article.ts';
import { confirmations, publicationTimes } from './quiz-marks.repository.ts';

/** What the base says about questions now: which may be drawn, which not, and the paragraphs they cite, then and now. */
export interface QuestionStanding {
  readonly standing: readonly BankQuestion[];
  readonly down: readonly StandingDown[];
  /** Text of a paragraph as all staff may read it: when a version of a quiz was published, or now. */
  readonly before: (quiz: string, version: number, cites: string) => string | undefined;
  readonly after: (cites: string) => string | undefined;
  /** Hash of the whole text now, whoever may read it. */
  readonly mark: (cites: string) => string | undefined;
}

interface Texts {
  readonly hashes: ParagraphTexts;
  readonly shown: ReadonlyMap<string, string>;
}

export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Reads which questions stand down because a paragraph they cite has changed since their version was published. */
export function createQuestionStanding(
  knowledge: Pick<KnowledgeService, 'internal' | 'confidential' | 'article'>,
) {
  /** Paragraphs of versions by row; a version never changes. */
  const blocksOf = new Map<number, ReadonlyMap<string, string>>();

  async function blocks(head: PublishedArticle): Promise<ReadonlyMap<string, string>> {
    const known = blocksOf.get(head.row);
    if (known !== undefined) return known;
    const { markdown } = await knowledge.article(head);
    const read = new Map(paragraphsOf(markdown).map(({ id, markdown: text }) => [id, text]));
    blocksOf.set(head.row, read);
    return read;
  }

  /** Of each scope the version that held at an instant: a paragraph is what all of them say together. */
  function heldAt(
    heads: readonly PublishedArticle[],
    at: number,
    publishedAt: (row: number) => number,
  ): PublishedArticle[] {
    const day = shanghaiDate(at);
    const byScope = new Map<string, PublishedArticle>();
    for (const head of heads) {
      const isOpen = head.effectiveFrom <= day && (head.effectiveUntil ?? day) >= day;
      if (!isOpen || publishedAt(head.row) > at) continue;
      const scope = JSON.stringify(head.appliesTo);
      const other = byScope.get(scope);
      const isLater =
        other === undefined ||
        head.effectiveFrom > other.effectiveFrom ||
        (head.effectiveFrom === other.effectiveFrom && head.version > other.version);
      if (isLater) byScope.set(scope, head);
    }
    return [...byScope.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, head]) => head);
  }

  async function read(
    sql: Sql,
    quizzes: readonly Quiz[],
    now: number,
    confirmed: readonly Confirmation[],
  ): Promise<QuestionStanding> {
    const bank = quizzes.flatMap((quiz) => bankOf(quiz));
    const cited = new Set(bank.flatMap(({ question }) => withParts(question).flatMap(({ cites }) => cites)));
    const wanted = new Set([...cited].map((cites) => splitRef(cites).article));
    const times = await publicationTimes(sql, [...wanted]);
    const publishedAt = (row: number): number => times.byRow.get(row) ?? 0;
    const headsOf = new Map<string, PublishedArticle[]>();
    for (const list of [knowledge.internal(), knowledge.confidential()])
      for (const head of list)
        if (wanted.has(head.id)) headsOf.set(head.id, [...(headsOf.get(head.id) ?? []), head]);

    async function textsAt(at: number): Promise<Texts> {
      const hashes = new Map<string, string>();
      const shown = new Map<string, string>();
      for (const cites of cited) {
        const { article, block = '' } = splitRef(cites);
        const held = heldAt(headsOf.get(article) ?? [], at, publishedAt);
        const all: string[] = [];
        const open: string[] = [];
        for (const head of held) {
          const text = (await blocks(head)).get(block);
          if (text === undefined) continue;
          if (!all.includes(text)) all.push(text);
          if (head.confidentiality === 'internal' && !open.includes(text)) open.push(text);
        }
        if (all.length > 0) hashes.set(cites, textHash(all.join('\n\n')));
        if (open.length > 0) shown.set(cites, open.join('\n\n'));
      }
      return { hashes, shown };
    }

    const thenOf = new Map<string, Texts>();
    const byInstant = new Map<number, Texts>();
    for (const { id, version } of quizzes) {
      const at = times.byName.get(`quizzes/${id}@${version}`) ?? now;
      const texts = byInstant.get(at) ?? (await textsAt(at));
      byInstant.set(at, texts);
      thenOf.set(`${id}@${version}`, texts);
    }
    const present = await textsAt(now);
    const { standing, down } = standingOf({
      bank,
      published: (quiz, version) => thenOf.get(`${quiz}@${version}`)?.hashes ?? new Map<string, string>(),
      now: present.hashes,
      confirmations: confirmed,
    });
    return {
      standing,
      down,
      before: (quiz, version, cites) => thenOf.get(`${quiz}@${version}`)?.shown.get(cites),
      after: (cites) => present.shown.get(cites),
      mark: (cites) => present.hashes.get(cites),
    };
  }

  let last: { readonly key: readonly unknown[]; readonly value: Promise<QuestionStanding> } | undefined;

  /** What is read holds until something is published or confirmed, or the day changes. */
  return async (sql: Sql, quizzes: readonly Quiz[], now: number): Promise<QuestionStanding> => {
    const confirmed = await confirmations(sql);
    const versions = quizzes.map(({ id, version }) => `${id}@${version}`).join();
    const day = shanghaiDate(now);
    const key = [knowledge.internal(), knowledge.confidential(), versions, day, confirmed.length];
    if (last?.key.every((part, at) => part === key[at]) !== true) {
      const value = read(sql, quizzes, now, confirmed);
      last = { key, value };
      value.catch(() => (last = undefined));
    }
    return last.value;
  };
}
