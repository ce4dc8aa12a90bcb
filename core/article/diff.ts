import { diffArrays } from 'diff';

import { type Paragraph, paragraphsOf } from './paragraphs.ts';

/** A run of words within a paragraph. */
export interface Run {
  readonly how: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What became of one paragraph from one version to the next; its words in reading order. */
export interface ParagraphChange {
  readonly id: string;
  readonly kind: Paragraph['kind'];
  readonly level?: number;
  readonly how: 'same' | 'added' | 'removed' | 'changed' | 'moved';
  readonly runs: readonly Run[];
}

/** A piece of text that a person would not leave standing between two changes. */
const TOO_SHORT = 1;

/**
 * What changed from one body to another, as a person would mark it: paragraphs are matched by their ids, words by meaning and
 * not by letter, and a single character between two changes belongs to the change. Order follows the new body; what was
 * taken away stands where it stood. Pure.
 */
export function diffBodies(before: string, after: string): ParagraphChange[] {
  const old = paragraphsOf(before);
  const next = paragraphsOf(after);
  const was = new Map(old.map((paragraph) => [paragraph.id, paragraph]));
  const stays = new Set(next.map(({ id }) => id));
  const moved = movedIds(
    old.filter(({ id }) => stays.has(id)).map(({ id }) => id),
    next.filter(({ id }) => was.has(id)).map(({ id }) => id),
  );
  const changes = next.map((paragraph): ParagraphChange => {
    const earlier = paragraph.id === '' ? undefined : was.get(paragraph.id);
    if (earlier === undefined) return change(paragraph, 'added', [{ how: 'added', text: paragraph.text }]);
    const isSame = earlier.markdown === paragraph.markdown;
    const how = !isSame ? 'changed' : moved.has(paragraph.id) ? 'moved' : 'same';
    return change(paragraph, how, runsOf(earlier.text, paragraph.text));
  });
  let at = 0;
  for (const paragraph of old) {
    if (stays.has(paragraph.id) && paragraph.id !== '') {
      at = changes.findIndex(({ id, how }) => id === paragraph.id && how !== 'removed') + 1;
      continue;
    }
    changes.splice(at, 0, change(paragraph, 'removed', [{ how: 'removed', text: paragraph.text }]));
    at += 1;
  }
  return changes;
}

/** Ids of the paragraphs that are new or differ: what a reader of the version before has to read. */
export const changedIds = (before: string, after: string): string[] =>
  diffBodies(before, after)
    .filter(({ how, id }) => (how === 'added' || how === 'changed') && id !== '')
    .map(({ id }) => id);

const change = (
  { id, kind, level }: Paragraph,
  how: ParagraphChange['how'],
  runs: readonly Run[],
): ParagraphChange => ({ id, kind, ...(level === undefined ? {} : { level }), how, runs });

/** Of paragraphs that are in both, those that left the common order. */
function movedIds(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const inOrder = new Set(
    diffArrays([...before], [...after])
      .filter(({ added, removed }) => !added && !removed)
      .flatMap(({ value }) => value),
  );
  return new Set(after.filter((id) => !inOrder.has(id)));
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);

function runsOf(before: string, after: string): Run[] {
  if (before === after) return [{ how: 'same', text: after }];
  const raw = diffArrays(wordsOf(before), wordsOf(after)).map(({ added, removed, value }): Run => ({
    how: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
  const runs: Run[] = [];
  let taken = '';
  let put = '';
  const flush = (): void => {
    if (taken !== '') runs.push({ how: 'removed', text: taken });
    if (put !== '') runs.push({ how: 'added', text: put });
    taken = '';
    put = '';
  };
  raw.forEach(({ how, text }, at) => {
    const isIsland = how === 'same' && at > 0 && at < raw.length - 1 && Array.from(text).length <= TOO_SHORT;
    if (how === 'removed' || isIsland) taken += text;
    if (how === 'added' || isIsland) put += text;
    if (how === 'same' && !isIsland) {
      flush();
      runs.push({ how, text });
    }
  });
  flush();
  return runs;
}
