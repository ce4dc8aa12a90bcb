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

/** Marks of a paper, or of a paper without one question. */
export interface Total {
  readonly earned: number;
  readonly of: number;
}

/** Answers put together by question, with the total of each attempt: what all figures of a quiz are made of. */
export interface Gathered {
  readonly totals: Map<string, Total>;
  readonly byQuestion: Map<string, Response[]>;
}

/** Share of the marks, 0 to 1. */
export const shareOf = ({ earned, of }: Total): number => (of === 0 ? 0 : earned / of);

/** Puts answers together, or adds them to what was gathered before: many are added little by little. */
export function gather(
  responses: readonly Response[],
  into: Gathered = { totals: new Map(), byQuestion: new Map() },
): Gathered {
  for (const each of responses) {
    const sum = into.totals.get(each.attempt) ?? { earned: 0, of: 0 };
    into.totals.set(each.attempt, { earned: sum.earned + each.earned, of: sum.of + each.of });
    const list = into.byQuestion.get(each.question);
    if (list) list.push(each);
    else into.byQuestion.set(each.question, [each]);
  }
  return into;
}
