import { inForce } from '../../core/article/inforce.ts';
import { type Paragraph, paragraphsOf, splitRef } from '../../core/article/paragraphs.ts';
import type { ArticleHeat } from '../../core/contracts/quiz-statistics.ts';
import type { Person } from '../../core/organisation/person.ts';
import { heatOf, type Tally } from '../../core/quiz/heat.ts';
import { LEAST_ANSWERS } from '../../core/quiz/statistics.ts';
import { mustRead } from '../../core/reading/due.ts';
import type { Sql } from '../database/sql.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import { assignments } from '../readings/readings.repository.ts';
import { readersOf } from './quiz-statistics.repository.ts';

interface CitedDeps {
  readonly sql: Sql;
  readonly knowledge: Pick<KnowledgeService, 'internal' | 'article'>;
  readonly people: () => Promise<readonly Person[]>;
}

/** Reading beside results: the articles that questions cite, paragraph by paragraph as they read now. */
export function createCitedArticles({ sql, knowledge, people }: CitedDeps) {
  /** As the asking person has it, else the newest: texts alone that are for all staff. */
  async function textOf(
    id: string,
    person: Person,
    now: number,
  ): Promise<{ readonly title: string; readonly paragraphs: readonly Paragraph[] } | undefined> {
    const versions = knowledge.internal().filter((head) => head.id === id);
    const [newest] = [...versions].sort((a, b) => b.version - a.version);
    const head = inForce(versions, now, person) ?? newest;
    if (head === undefined) return undefined;
    return { title: head.title, paragraphs: paragraphsOf((await knowledge.article(head)).markdown) };
  }

  return async (input: {
    readonly tallies: readonly Tally[];
    readonly citesOf: (question: string) => readonly string[];
    /** Whose reading counts: of one unit, or of all. */
    readonly unit: string | undefined;
    readonly smallest: number;
    readonly person: Person;
    readonly now: number;
  }): Promise<ArticleHeat[]> => {
    const { tallies, citesOf, unit, smallest, person, now } = input;
    const refs = new Set(tallies.flatMap(({ question }) => citesOf(question)));
    const ids = new Set([...refs].map((ref) => splitRef(ref).article));
    const asked = await assignments(sql);
    const staff = (await people()).filter(({ orgUnitCode }) => unit === undefined || orgUnitCode === unit);
    const readers = new Map<string, { read: number; of: number }>();
    for (const { articleId, version, scope } of asked.filter((one) => ids.has(one.articleId))) {
      const due = staff.filter((one) => mustRead(scope, one));
      const read = await readersOf(sql, articleId, version);
      readers.set(articleId, { read: due.filter(({ staffNo }) => read.has(staffNo)).length, of: due.length });
    }
    // Proof is of a whole version: each of its paragraphs was read by as many.
    const readersOfRef = new Map(
      [...refs].flatMap((ref) => {
        const of = readers.get(splitRef(ref).article);
        return of === undefined ? [] : [[ref, of] as const];
      }),
    );
    const heat = heatOf({
      tallies,
      citesOf,
      readers: readersOfRef,
      least: LEAST_ANSWERS,
      leastPersons: smallest,
    });
    const byRef = new Map(heat.map((one) => [one.paragraph, one]));
    const found: ArticleHeat[] = [];
    // The article with the paragraph that is most missed comes first.
    for (const id of new Set(heat.map(({ paragraph }) => splitRef(paragraph).article))) {
      const text = await textOf(id, person, now);
      const words = new Map<string, string>(
        (text?.paragraphs ?? []).flatMap((one) =>
          one.id === '' || one.kind === 'heading' ? [] : [[`${id}^${one.id}`, one.text] as const],
        ),
      );
      const cited = [...byRef.keys()].filter((ref) => splitRef(ref).article === id && !words.has(ref));
      const read = heat.find(({ paragraph }) => splitRef(paragraph).article === id)?.read;
      found.push({
        id,
        ...(text === undefined ? {} : { title: text.title }),
        persons: readers.get(id)?.of ?? 0,
        ...(read === undefined ? {} : { read }),
        paragraphs: [...words.keys(), ...cited].map((ref) => {
          const { answers = 0, missed } = byRef.get(ref) ?? {};
          const said = words.get(ref);
          return {
            ref,
            ...(said === undefined ? {} : { text: said.length > 160 ? `${said.slice(0, 160)}…` : said }),
            answers,
            ...(missed === undefined ? {} : { missed }),
          };
        }),
      });
    }
    return found;
  };
}
