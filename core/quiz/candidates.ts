import type { BankQuestion } from './bank.ts';
import type { DrawRule } from './paper.ts';

/** In the order of their files, the newest version first. */
export const inFileOrder = (a: BankQuestion, b: BankQuestion): number =>
  a.quiz === b.quiz ? a.place - b.place || b.version - a.version : a.quiz < b.quiz ? -1 : 1;

/** Questions in the order of their files, each in its newest version, by their quiz or bank. */
type Sources = ReadonlyMap<string, ReadonlyMap<string, BankQuestion>>;
/** A bank stands until something is published; thousands of people draw from it meanwhile. */
const sourcesRead = new WeakMap<readonly BankQuestion[], Sources>();

/** The questions of a bank by where they come from; read once for as long as the bank stands. */
export function sourcesOf(bank: readonly BankQuestion[]): Sources {
  const known = sourcesRead.get(bank);
  if (known !== undefined) return known;
  const sources = new Map<string, Map<string, BankQuestion>>();
  for (const each of [...bank].sort(inFileOrder)) {
    const source = sources.get(each.quiz) ?? new Map<string, BankQuestion>();
    sources.set(each.quiz, source);
    if (!source.has(each.question.id)) source.set(each.question.id, each);
  }
  sourcesRead.set(bank, sources);
  return sources;
}

/** Whether a question has all that a rule asks for; `own` is the quiz whose rule it is. */
export const fitsRule = (
  { quiz, bank, tag, level, difficulty }: Omit<DrawRule, 'count'>,
  own: string,
  each: Pick<BankQuestion, 'quiz' | 'question'>,
): boolean =>
  each.quiz === (quiz ?? bank ?? own) &&
  (tag === undefined || each.question.tags.includes(tag)) &&
  (level === undefined || each.question.level === level) &&
  (difficulty === undefined || each.question.difficulty === difficulty);

/** What at least one rule may draw, source by source in its order. */
export const candidatesFor = (rules: readonly DrawRule[], own: string, sources: Sources): BankQuestion[] =>
  [...new Set(rules.map(({ quiz, bank }) => quiz ?? bank ?? own))]
    .sort()
    .flatMap((source) =>
      [...(sources.get(source)?.values() ?? [])].filter((each) =>
        rules.some((rule) => fitsRule(rule, own, each)),
      ),
    );
