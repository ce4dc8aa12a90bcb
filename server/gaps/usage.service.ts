import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { InferOutput } from 'valibot';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { gapReport, UsageEvent } from '../../core/contracts/gaps.ts';
import { AppError } from '../../core/errors.ts';
import { daysOf } from '../../core/gaps/period.ts';
import { figure, isLarge, withoutSmall } from '../../core/gaps/small-numbers.ts';
import { keptFrom, maskedQuery, type UsageRules } from '../../core/gaps/usage.ts';
import { type Person, postsOf, type Role } from '../../core/organisation/person.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import type { PublishedArticles } from '../shelf/published-articles.ts';
import { gapLists } from './gap-lists.ts';
import * as repository from './usage.repository.ts';

export interface UsageDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly articles: PublishedArticles;
  readonly rules: () => UsageRules;
  /** Reports of one person in a minute; more are not counted. */
  readonly reportsPerMinute: number;
}
export type UsageService = ReturnType<typeof createUsageService>;
type Report = InferOutput<(typeof gapReport)['response']>;

/** The one unit a person sees, or undefined for those who see all. */
export const unitSeenBy = ({ roles, orgUnitCode }: Person): string | undefined =>
  roles.some((role) => role === 'trainer' || role === 'lineDept' || role === 'auditor')
    ? undefined
    : orgUnitCode;

/** Who makes tasks of gaps; an auditor reads only. */
const assigners: readonly Role[] = ['trainer', 'branchManager', 'lineDept'];

const eventsOf = (row: repository.UnitRow): number =>
  row.no_result + row.no_click + row.quickly_left + row.opened;

/** The figures of these units together, small ones withheld. */
function figuresOf(rows: readonly repository.UnitRow[], smallest: number): Report['totals'] {
  const sum = (of: (row: repository.UnitRow) => number): number | null =>
    figure(
      rows.reduce((total, row) => total + of(row), 0),
      smallest,
    );
  return {
    noResult: sum((row) => row.no_result),
    noClick: sum((row) => row.no_click),
    left: sum((row) => row.quickly_left),
    opened: sum((row) => row.opened),
  };
}

/** What is told of a unit that is too small. */
const nothingShown = {
  withheld: true,
  totals: { noResult: null, noClick: null, left: null, opened: null },
  noResult: [],
  noClick: [],
  rare: 0,
  left: [],
  unhelpful: [],
  overdue: [],
};

/** Counts what terminals report and says what the base lacks. */
export function createUsageService({ sql, writer, articles, rules, reportsPerMinute }: UsageDeps) {
  const perMinute = new RateLimiterMemory({ points: reportsPerMinute, duration: 60 });

  return {
    async report({ body, session, now }: Call<{ events: readonly UsageEvent[] }>): Promise<void> {
      const { person } = session;
      const fits = await perMinute.consume(person.staffNo).then(
        () => true,
        () => false,
      );
      if (!fits) return;
      const known = new Set((await articles()).map(({ id }) => id));
      const counts = new Map<string, { kind: UsageEvent['kind']; subject: string; count: number }>();
      for (const event of body.events) {
        const subject = 'text' in event ? maskedQuery(event.text) : event.articleId;
        if (subject === '' || ('articleId' in event && !known.has(subject))) continue;
        const key = `${event.kind} ${subject}`;
        counts.set(key, { kind: event.kind, subject, count: (counts.get(key)?.count ?? 0) + 1 });
      }
      if (counts.size === 0) return;
      const where = { day: shanghaiDate(now), orgUnitCode: person.orgUnitCode, post: postsOf(person)[0] };
      await writer.write(async (tx) => {
        for (const row of counts.values()) await repository.addUsage(tx, { ...where, ...row });
      });
    },

    /** Removes counts that are older than the rules let them become. */
    async forgetOld(now: number): Promise<void> {
      const first = keptFrom(shanghaiDate(now), rules());
      await writer.write((tx) => repository.dropUsageBefore(tx, first));
    },

    async gaps(call: Call<unknown, { period: string; unit?: string | undefined }>): Promise<Report> {
      const { session, query, now } = call;
      const { person } = session;
      const own = unitSeenBy(person);
      if (own !== undefined && query.unit !== undefined && query.unit !== own)
        throw new AppError('access.denied');
      const asked = query.unit ?? own;
      const { smallestGroup, quotedFrom } = rules();
      const span = daysOf(query.period);
      const units = (await repository.unitsOf(sql, span)).map((row) => ({ ...row, events: eventsOf(row) }));
      // Who sees one unit has no sum to subtract from; who sees all could, and gets the units without it.
      const { shown, withheld } = withoutSmall(units, smallestGroup);
      const one = units.find(({ code }) => code === asked);
      const open = own === undefined ? shown : units.filter((unit) => isLarge(unit, smallestGroup));
      const basis = {
        ...(one === undefined ? {} : { unit: { code: one.code, name: one.name } }),
        units: (own === undefined ? shown : []).map((row) => ({
          code: row.code,
          name: row.name,
          ...figuresOf([row], smallestGroup),
        })),
        withheldUnits: own === undefined ? withheld.length : 0,
        smallestGroup,
        mayAssign: person.roles.some((role) => assigners.includes(role)),
      };
      if (one !== undefined && !open.includes(one)) return { ...basis, ...nothingShown };
      const summed = asked === undefined ? units : units.filter((unit) => unit === one);
      // Of one unit a line is shown by the same number as the unit itself.
      const from = asked === undefined ? quotedFrom : Math.max(quotedFrom, smallestGroup);
      return {
        ...basis,
        withheld: false,
        totals: figuresOf(summed, smallestGroup),
        ...(await gapLists({ sql, articles }, { ...span, orgUnitCode: asked }, from, now)),
      };
    },
  };
}
