/** How an answer that is right in part is marked (`paper.partial`); none: only a wholly right answer earns. */
export const partialRules = ['none', 'rightMinusWrong', 'perPart'] as const;
export type PartialRule = (typeof partialRules)[number];

/** Marks are hundredths of a mark, whole numbers: a question is worth 100, a case 100 for each of its parts. */
export const FULL_MARKS = 100;

/** What one answer earned. Never more than `of`, never less than 0; `isRight` means the whole of it. */
export interface Mark {
  readonly earned: number;
  readonly of: number;
  readonly isRight: boolean;
  readonly parts?: readonly PartMark[];
}

/** One part by the letter of the file (of a case, of its place); only parts of a case have marks of their own. */
export interface PartMark {
  readonly id: string;
  readonly isRight: boolean;
  readonly marks?: Mark;
}

/** All or nothing: a question without parts. */
export const wholly = (isRight: boolean): Mark => ({
  earned: isRight ? FULL_MARKS : 0,
  of: FULL_MARKS,
  isRight,
});

/** A share of the marks, rounded down: thirds never add up to more than they are. */
export const shareOf = (right: number, all: number): number =>
  Math.floor((Math.max(0, right) * FULL_MARKS) / all);

/**
 * A question of parts, each right, wrong or left open (`undefined`). rightMinusWrong: a wrong part takes a right one
 * away, an open one does not; perPart: right parts alone count; none: all or nothing.
 */
export function inParts(
  parts: readonly { readonly id: string; readonly isRight: boolean | undefined }[],
  rule: PartialRule,
): Mark {
  const right = parts.filter(({ isRight }) => isRight === true).length;
  const wrong = parts.filter(({ isRight }) => isRight === false).length;
  const whole = wholly(right === parts.length);
  const counted = rule === 'rightMinusWrong' ? right - wrong : right;
  return {
    ...whole,
    ...(rule === 'none' ? {} : { earned: shareOf(counted, parts.length) }),
    parts: parts.map(({ id, isRight }) => ({ id, isRight: isRight === true })),
  };
}
