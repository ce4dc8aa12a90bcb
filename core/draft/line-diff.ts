import { diffArrays } from 'diff';

/** One line of a text that is compared with the one before it. */
export interface LineChange {
  readonly how: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What changed from one text to another, line by line; what was taken away stands where it stood. Pure. */
export const diffLinesOf = (before: string, after: string): readonly LineChange[] =>
  diffArrays(before.trimEnd().split('\n'), after.trimEnd().split('\n')).flatMap(({ added, removed, value }) =>
    value.map((text): LineChange => ({ how: added ? 'added' : removed ? 'removed' : 'same', text })),
  );
