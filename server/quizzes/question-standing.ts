import { createHash } from 'node:crypto';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

import { paragraphsOf, splitRef } from '../../core/article/paragraphs.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { bankOf, nameOf, type BankQuestion } from '../../core/quiz/bank.ts';
import { isBank } from '../../core/quiz/paper.ts';
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
import type { BankStore, Filed } from '../question-bank/bank-store.ts';
import { confirmations, publicationTimes } from './quiz-marks.repository.ts';

/** What the base says about questions now: which may be drawn, which not, and the paragraphs they cite, then and now. */
export interface QuestionStanding {
  readonly standing: readonly BankQuestion[];
  readonly down: readonly StandingDown[];
  /** Text of a paragraph as all staff may read it: when a question's version was published, or now. */
  readonly before: (one: Asked, cites: string) => string | undefined;
  readonly after: (cites: string) => string | undefined;
  /** Hash of the whole text now, whoever may read it. */
  readonly mark: (cites: string) => string | undefined;
}

type Asked = Pick<StandingDown, 'quiz' | 'version' | 'question'>;

interface Texts {
  readonly hashes: ParagraphTexts;
  readonly shown: ReadonlyMap<string, string>;
}

export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Reads which questions stand down because a paragraph they cite has changed since their version was published. */
export function createQuestionStanding(
  knowledge: Pick<KnowledgeService, 'internal' | 'confidential' | 'article'>,
  banks: Pick<BankStore, 'newest'>,
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

  /** What these paragraphs say, by the instant that is asked for. */
  async function textsOf(sql: Sql, refs: Iterable<string>) {
    const wanted = new Set([...refs].map((cites) => splitRef(cites).article));
    const times = await publicationTimes(sql, [...wanted]);
    const publishedAt = (row: number): number => times.byRow.get(row) ?? 0;
    const headsOf = new Map<string, PublishedArticle[]>();
    for (const list of [knowledge.internal(), knowledge.confidential()])
      for (const head of list)
        if (wanted.has(head.id)) headsOf.set(head.id, [...(headsOf.get(head.id) ?? []), head]);

    async function textsAt(at: number, cited: Iterable<string>): Promise<Texts> {
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
    return { textsAt, byName: times.byName };
  }

  async function read(
    sql: Sql,
    quizzes: readonly Quiz[],
    { byName: filed }: Filed,
    now: number,
    confirmed: readonly Confirmation[],
  ): Promise<QuestionStanding> {
    const ofQuizzes = quizzes.flatMap((quiz) => bankOf(quiz));
    const bank = [...ofQuizzes, ...[...filed.values()].filter(({ isWithdrawn }) => !isWithdrawn)];
    const citedBy = (list: readonly BankQuestion[]): Set<string> =>
      new Set(list.flatMap(({ question }) => withParts(question).flatMap(({ cites }) => cites)));
    const cited = citedBy(bank);
    const { textsAt, byName } = await textsOf(sql, cited);

    const thenOf = new Map<string, Texts>();
    const byInstant = new Map<number, Texts>();
    for (const { id, version } of quizzes) {
      const at = byName.get(`quizzes/${id}@${version}`) ?? now;
      const texts = byInstant.get(at) ?? (await textsAt(at, citedBy(ofQuizzes)));
      byInstant.set(at, texts);
      thenOf.set(`${id}@${version}`, texts);
    }
    const present = await textsAt(now, cited);
    // Thousands of questions of banks: what waits goes first.
    await turnOfTheLoop();
    const { standing, down } = standingOf({
      bank,
      published: (quiz, version, question) =>
        (isBank(quiz)
          ? filed.get(nameOf(quiz, question))?.standsOn
          : thenOf.get(`${quiz}@${version}`)?.hashes) ?? new Map<string, string>(),
      now: present.hashes,
      confirmations: confirmed,
    });
    const wrote = new Map<string, Texts>();
    for (const { quiz, question, causes } of down.filter((one) => isBank(one.quiz))) {
      const name = nameOf(quiz, question);
      const at = filed.get(name)?.at ?? now;
      wrote.set(name, await textsAt(at, new Set(causes.map(({ cites }) => cites))));
    }
    return {
      standing,
      down,
      before: ({ quiz, version, question }, cites) =>
        (isBank(quiz) ? wrote.get(nameOf(quiz, question)) : thenOf.get(`${quiz}@${version}`))?.shown.get(
          cites,
        ),
      after: (cites) => present.shown.get(cites),
      mark: (cites) => present.hashes.get(cites),
    };
  }

  let last: { readonly key: readonly unknown[]; readonly value: Promise<QuestionStanding> } | undefined;

  return {
    /** What is read holds until something is published, written or confirmed, or the day changes. */
    async standingOf(sql: Sql, quizzes: readonly Quiz[], now: number): Promise<QuestionStanding> {
      const confirmed = await confirmations(sql);
      const filed = await banks.newest();
      const versions = quizzes.map(({ id, version }) => `${id}@${version}`).join();
      const day = shanghaiDate(now);
      const key = [knowledge.internal(), knowledge.confidential(), filed, versions, day, confirmed.length];
      if (last?.key.every((part, at) => part === key[at]) !== true) {
        const value = read(sql, quizzes, filed, now, confirmed);
        last = { key, value };
        value.catch(() => (last = undefined));
      }
      return last.value;
    },

    /** Hashes of these paragraphs as they are in force now; a paragraph that is not has none. */
    async paragraphsNow(sql: Sql, refs: ReadonlySet<string>, now: number): Promise<ParagraphTexts> {
      const { textsAt } = await textsOf(sql, refs);
      return (await textsAt(now, refs)).hashes;
    },
  };
}
