import { gather, shareOf, type Gathered, type Response, type Total } from './gathered.ts';
import { correlationOf, meanOf, quartilesOf, wilson, type Quartiles, type Share } from './intervals.ts';

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

/** Mean of the values at the top by rank, `places` of them; those who tie for the last places share them. */
function meanAtTop(ranks: Float64Array, values: Float64Array, places: number): number {
  // Numbers alone sort many times faster than pairs.
  const edge = Float64Array.from(ranks).sort()[ranks.length - Math.ceil(places)] ?? 0;
  let [above, sum, tied, tiedSum] = [0, 0, 0, 0];
  for (const [at, rank] of ranks.entries()) {
    const value = values[at] ?? 0;
    if (rank > edge) {
      above += 1;
      sum += value;
    } else if (rank === edge) {
      tied += 1;
      tiedSum += value;
    }
  }
  return (sum + (places - above) * (tiedSum / tied)) / places;
}

/** What the answers say of each question, in order of their first answer. Papers may differ from person to person. */
export const itemStatistics = (responses: readonly Response[], least = LEAST_ANSWERS): ItemStatistics[] => [
  ...itemByItem(gather(responses), least),
];

/** The same, one question at a time: for who must not keep others waiting between them. */
export function* itemByItem(
  { byQuestion, totals }: Gathered,
  least = LEAST_ANSWERS,
): Generator<ItemStatistics, void> {
  for (const [question, answers] of byQuestion) yield itemOf(question, answers, totals, least);
}

function itemOf(
  question: string,
  answers: readonly Response[],
  totals: Gathered['totals'],
  least: number,
): ItemStatistics {
  if (answers.length < Math.max(2, least)) return { question, answers: answers.length, enough: false };
  const totalOf = ({ attempt }: Response): Total => totals.get(attempt) ?? { earned: 0, of: 0 };
  const restOf = (each: Response): number => {
    const { earned, of } = totalOf(each);
    return shareOf({ earned: earned - each.earned, of: of - each.of });
  };
  const discrimination = correlationOf(answers.map((each) => [shareOf(each), restOf(each)]));
  const ranks = Float64Array.from(answers, (each) => shareOf(totalOf(each)));
  const values = Float64Array.from(answers, shareOf);
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
      meanAtTop(ranks, values, places) -
      meanAtTop(
        ranks.map((rank) => -rank),
        values,
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
