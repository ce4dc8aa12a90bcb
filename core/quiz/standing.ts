import { withParts } from './questions/registry.ts';
import type { BankQuestion } from './bank.ts';

/** Texts of paragraphs by reference (`ART-13^verify`); hashes do as well, so long as both sides use the same. */
export type ParagraphTexts = ReadonlyMap<string, string>;

/** A trainer has looked at a changed paragraph and found that the question still holds: for this text and no other. */
export interface Confirmation {
  readonly quiz: string;
  readonly version: number;
  readonly question: string;
  readonly cites: string;
  readonly text: string;
}

/** A question that goes into no new paper, and why. */
export interface StandingDown {
  readonly quiz: string;
  readonly version: number;
  readonly question: string;
  /** A paragraph that is gone cannot be confirmed: the question is edited to cite another. */
  readonly causes: readonly { readonly cites: string; readonly what: 'changed' | 'gone' }[];
}

/**
 * Which questions may go into new papers. A question stands down while a paragraph that it or a part of it cites has
 * another text than when its quiz version was published (`published`), or is gone, until a trainer confirms the new text or
 * publishes an edited version, whose own texts are compared from there on. A paragraph unknown then counts as changed.
 * Papers already drawn are not touched (R-QZ4).
 */
export function standingOf(input: {
  readonly bank: readonly BankQuestion[];
  /** The texts when this version of this quiz was published, or this question of a bank written. */
  readonly published: (quiz: string, version: number, question: string) => ParagraphTexts;
  readonly now: ParagraphTexts;
  readonly confirmations: readonly Confirmation[];
}): { readonly standing: readonly BankQuestion[]; readonly down: readonly StandingDown[] } {
  const confirmed = new Map<string, Set<string>>();
  for (const { quiz, version, question, cites, text } of input.confirmations) {
    const key = keyOf(quiz, version, question, cites);
    confirmed.set(key, (confirmed.get(key) ?? new Set()).add(text));
  }
  const standing: BankQuestion[] = [];
  const down: StandingDown[] = [];
  for (const each of input.bank) {
    const { quiz, version, question } = each;
    const published = input.published(quiz, version, question.id);
    const cited = new Set(withParts(question).flatMap((part) => part.cites));
    const causes = [...cited].flatMap((cites): StandingDown['causes'] => {
      const text = input.now.get(cites);
      if (text === undefined) return [{ cites, what: 'gone' }];
      const holds =
        published.get(cites) === text || confirmed.get(keyOf(quiz, version, question.id, cites))?.has(text);
      return holds ? [] : [{ cites, what: 'changed' }];
    });
    if (causes.length === 0) standing.push(each);
    else down.push({ quiz, version, question: question.id, causes });
  }
  return { standing, down };
}

const keyOf = (quiz: string, version: number, question: string, cites: string): string =>
  `${quiz}@${version}/${question} ${cites}`;
