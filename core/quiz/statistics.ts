import {
  correlationOf,
  meanOf,
  quartilesOf,
  varianceOf,
  wilson,
  type Quartiles,
  type Share,
} from './intervals.ts';

/** One question of one marked attempt (`responsesOf`); parts of a case stand one by one, as questions of their own. */
export interface Response {
  readonly attempt: string;
  /** Its name (`nameOf`). */
  readonly question: string;
  /** Hundredths of a mark. */
  readonly earned: number;
  readonly of: number;
  readonly isRight: boolean;
  /** Options chosen, by the letters of the file. */
  readonly choices?: readonly string[];
  readonly seconds?: number;
}

/** Below so many answers figures say more about chance, or about single persons, than about a question. */
export const LEAST_ANSWERS = 30;

/** How often an option was chosen, and by whom. */
export interface OptionCount {
  readonly option: string;
  readonly count: number;
  /** Mean share of the marks of those who chose it: a distractor that draws the best is a fault of the question. */
  readonly meanTotal: number;
}

/** What the answers say of one question; no figures where there are too few. */
export type ItemStatistics =
  | { readonly question: string; readonly answers: number; readonly enough: false }
  | {
      readonly question: string;
      readonly answers: number;
      readonly enough: true;
      /** Mean share of the question's marks, 0 to 1. */
      readonly facility: number;
      /** Share of wholly right answers. */
      readonly right: Share;
      /** Correlation with the rest of the paper (point-biserial, corrected), −1 to 1; absent where nothing varies. */
      readonly discrimination?: number;
      /** Facility among the best 27 % less that among the last 27 %. */
      readonly upperLower: number;
      readonly options: readonly OptionCount[];
      readonly seconds?: Quartiles;
    };

/** Share of a whole paper's marks, or of the paper without one question. */
interface Total {
  readonly earned: number;
  readonly of: number;
}

function totalsOf(responses: readonly Response[]): ReadonlyMap<string, Total> {
  const totals = new Map<string, Total>();
  for (const { attempt, earned, of } of responses) {
    const sum = totals.get(attempt) ?? { earned: 0, of: 0 };
    totals.set(attempt, { earned: sum.earned + earned, of: sum.of + of });
  }
  return totals;
}

const shareOf = ({ earned, of }: Total): number => (of === 0 ? 0 : earned / of);

/** Mean of the values at the top by rank, `places` of them; those who tie for the last places share them. */
function meanAtTop(ranked: readonly (readonly [rank: number, value: number])[], places: number): number {
  const edge = [...ranked].sort(([a], [b]) => b - a)[Math.ceil(places) - 1]?.[0] ?? 0;
  const above = ranked.filter(([rank]) => rank > edge).map(([, value]) => value);
  const tied = ranked.filter(([rank]) => rank === edge).map(([, value]) => value);
  const sum = above.reduce((total, value) => total + value, 0);
  return (sum + (places - above.length) * meanOf(tied)) / places;
}

/** What the answers say of each question, in order of their first answer. Papers may differ from person to person. */
export function itemStatistics(responses: readonly Response[], least = LEAST_ANSWERS): ItemStatistics[] {
  const totals = totalsOf(responses);
  const byQuestion = new Map<string, Response[]>();
  for (const each of responses) {
    const list = byQuestion.get(each.question);
    if (list) list.push(each);
    else byQuestion.set(each.question, [each]);
  }
  return [...byQuestion].map(([question, answers]) => {
    if (answers.length < Math.max(2, least)) return { question, answers: answers.length, enough: false };
    const totalOf = ({ attempt }: Response): Total => totals.get(attempt) ?? { earned: 0, of: 0 };
    const restOf = (each: Response): number => {
      const { earned, of } = totalOf(each);
      return shareOf({ earned: earned - each.earned, of: of - each.of });
    };
    const discrimination = correlationOf(answers.map((each) => [shareOf(each), restOf(each)]));
    const ranked = answers.map((each) => [shareOf(totalOf(each)), shareOf(each)] as const);
    const places = Math.max(1, Math.round(answers.length * 0.27));
    const seconds = quartilesOf(answers.flatMap((each) => each.seconds ?? []));
    return {
      question,
      answers: answers.length,
      enough: true,
      facility: meanOf(answers.map(shareOf)),
      right: wilson(answers.filter(({ isRight }) => isRight).length, answers.length),
      ...(discrimination === undefined ? {} : { discrimination }),
      upperLower:
        meanAtTop(ranked, places) -
        meanAtTop(
          ranked.map(([rank, value]) => [-rank, value]),
          places,
        ),
      options: optionsOf(answers, (each) => shareOf(totalOf(each))),
      ...(seconds === undefined ? {} : { seconds }),
    };
  });
}

function optionsOf(answers: readonly Response[], totalOf: (response: Response) => number): OptionCount[] {
  const chosenBy = new Map<string, number[]>();
  for (const each of answers) {
    for (const option of each.choices ?? []) {
      chosenBy.set(option, [...(chosenBy.get(option) ?? []), totalOf(each)]);
    }
  }
  return [...chosenBy]
    .map(([option, totals]) => ({ option, count: totals.length, meanTotal: meanOf(totals) }))
    .sort((a, b) => (a.option < b.option ? -1 : 1));
}

/**
 * Cronbach's alpha of a paper: how far its questions measure one thing. Only where all attempts had the same questions;
 * `undefined` for drawn papers, too few attempts, fewer than two questions, or totals that do not vary.
 */
export function alphaOf(responses: readonly Response[], least = LEAST_ANSWERS): number | undefined {
  const papers = new Map<string, Map<string, number>>();
  for (const { attempt, question, earned } of responses) {
    papers.set(attempt, (papers.get(attempt) ?? new Map<string, number>()).set(question, earned));
  }
  const questions = [...new Set(responses.map(({ question }) => question))];
  const rows = [...papers.values()];
  const isOnePaper = rows.every((row) => row.size === questions.length);
  if (!isOnePaper || rows.length < Math.max(2, least) || questions.length < 2) return undefined;
  const total = varianceOf(rows.map((row) => [...row.values()].reduce((sum, value) => sum + value, 0)));
  const items = questions.map((question) => varianceOf(rows.map((row) => row.get(question) ?? 0)));
  const k = questions.length;
  return total === 0 ? undefined : (k / (k - 1)) * (1 - items.reduce((sum, value) => sum + value, 0) / total);
}
