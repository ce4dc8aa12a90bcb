import { correlationOf, meanOf, quartilesOf, wilson, type Quartiles, type Share } from './intervals.ts';

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
  /** Nothing was given. */
  readonly isEmpty?: true;
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
      /** How many gave nothing. */
      readonly empty: number;
      readonly seconds?: Quartiles;
    };

/** Share of a whole paper's marks, or of the paper without one question. */
interface Total {
  earned: number;
  of: number;
}

function totalsOf(responses: readonly Response[]): ReadonlyMap<string, Readonly<Total>> {
  const totals = new Map<string, Total>();
  for (const { attempt, earned, of } of responses) {
    const sum = totals.get(attempt);
    if (sum === undefined) totals.set(attempt, { earned, of });
    else {
      sum.earned += earned;
      sum.of += of;
    }
  }
  return totals;
}

const shareOf = ({ earned, of }: Readonly<Total>): number => (of === 0 ? 0 : earned / of);

/** Mean of the values at the top by rank, `places` of them; those who tie for the last places share them. */
function meanAtTop(ranked: readonly (readonly [rank: number, value: number])[], places: number): number {
  const edge = [...ranked].sort(([a], [b]) => b - a)[Math.ceil(places) - 1]?.[0] ?? 0;
  const above = ranked.filter(([rank]) => rank > edge).map(([, value]) => value);
  const tied = ranked.filter(([rank]) => rank === edge).map(([, value]) => value);
  const sum = above.reduce((total, value) => total + value, 0);
  return (sum + (places - above.length) * meanOf(tied)) / places;
}

/** What the answers say of each question, in order of their first answer. Papers may differ from person to person. */
export const itemStatistics = (responses: readonly Response[], least = LEAST_ANSWERS): ItemStatistics[] => [
  ...itemByItem(responses, least),
];

/** The same, one question at a time: for who must not keep others waiting between them. */
export function* itemByItem(
  responses: readonly Response[],
  least = LEAST_ANSWERS,
): Generator<ItemStatistics, void> {
  const totals = totalsOf(responses);
  const byQuestion = new Map<string, Response[]>();
  for (const each of responses) {
    const list = byQuestion.get(each.question);
    if (list) list.push(each);
    else byQuestion.set(each.question, [each]);
  }
  for (const [question, answers] of byQuestion) yield itemOf(question, answers, totals, least);
}

function itemOf(
  question: string,
  answers: readonly Response[],
  totals: ReadonlyMap<string, Readonly<Total>>,
  least: number,
): ItemStatistics {
  if (answers.length < Math.max(2, least)) return { question, answers: answers.length, enough: false };
  const totalOf = ({ attempt }: Response): Readonly<Total> => totals.get(attempt) ?? { earned: 0, of: 0 };
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
    empty: answers.filter(({ isEmpty }) => isEmpty === true).length,
    ...(seconds === undefined ? {} : { seconds }),
  };
}

function optionsOf(answers: readonly Response[], totalOf: (response: Response) => number): OptionCount[] {
  const chosenBy = new Map<string, number[]>();
  for (const each of answers) {
    for (const option of each.choices ?? []) {
      const totals = chosenBy.get(option);
      if (totals) totals.push(totalOf(each));
      else chosenBy.set(option, [totalOf(each)]);
    }
  }
  return [...chosenBy]
    .map(([option, totals]) => ({ option, count: totals.length, meanTotal: meanOf(totals) }))
    .sort((a, b) => (a.option < b.option ? -1 : 1));
}
