import { type Paragraph, paragraphsOf } from '../article/paragraphs.ts';

/** A paragraph that two people changed differently. */
export interface Clash {
  readonly id: string;
  readonly mine: string;
  readonly theirs: string;
}

const written = ({ id, kind, markdown }: Paragraph): string => {
  if (id === '') return markdown;
  return kind === 'code' ? `${markdown}\n ^${id}` : `${markdown} ^${id}`;
};

/**
 * Two texts that grew from one, put together paragraph by paragraph: what one side changed, added or took away is kept;
 * what both changed differently is a clash and stands in `text` as theirs. Order follows theirs, with mine's new
 * paragraphs behind the one they followed. Paragraphs without an id count as new. Pure.
 */
export function mergeBodies(
  base: string,
  mine: string,
  theirs: string,
): { readonly text: string; readonly clashes: readonly Clash[] } {
  const known = byId(base);
  const ours = byId(mine);
  const clashes: Clash[] = [];
  const kept: Paragraph[] = [];
  for (const their of paragraphsOf(theirs)) {
    const was = known.get(their.id)?.markdown;
    const our = their.id === '' ? undefined : ours.get(their.id);
    if (their.id === '' || was === undefined) kept.push(their);
    else if (our === undefined) {
      // Taken away by me: gone, unless they changed it meanwhile.
      if (their.markdown !== was) {
        clashes.push({ id: their.id, mine: '', theirs: their.markdown });
        kept.push(their);
      }
    } else if (our.markdown === was || our.markdown === their.markdown) kept.push(their);
    else if (their.markdown === was) kept.push(our);
    else {
      clashes.push({ id: their.id, mine: our.markdown, theirs: their.markdown });
      kept.push(their);
    }
  }
  const there = new Set(kept.map(({ id }) => id));
  let before: string | undefined;
  for (const our of paragraphsOf(mine)) {
    const was = known.get(our.id)?.markdown;
    const isNew =
      our.id === ''
        ? !kept.some(({ id, markdown }) => id === '' && markdown === our.markdown)
        : was === undefined;
    const isChangedAway = our.id !== '' && was !== undefined && !there.has(our.id) && our.markdown !== was;
    if (isChangedAway) clashes.push({ id: our.id, mine: our.markdown, theirs: '' });
    if ((isNew && !there.has(our.id)) || isChangedAway || (isNew && our.id === '')) {
      const at = before === undefined ? -1 : kept.findIndex(({ id }) => id === before);
      kept.splice(before === undefined ? 0 : at < 0 ? kept.length : at + 1, 0, our);
      there.add(our.id);
    }
    if (our.id !== '') before = our.id;
  }
  return { text: kept.map(written).join('\n\n'), clashes };
}

const byId = (markdown: string): ReadonlyMap<string, Paragraph> =>
  new Map(paragraphsOf(markdown).map((paragraph) => [paragraph.id, paragraph]));
