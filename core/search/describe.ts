import type { SearchDocument } from './documents.ts';
import type { Hit } from './hit.ts';
import { countIn, marksOf, snippetOf } from './marks.ts';

export type Described = Pick<Hit, 'snippet' | 'titleMarks' | 'snippetMarks' | 'why'>;

/** The paragraph holding the most tokens; the first one when none holds any. */
function bestParagraph(
  body: readonly string[],
  tokens: readonly string[],
): { text: string; at: number; found: number } {
  let best = { text: body[0] ?? '', at: 0, found: 0 };
  body.forEach((text, at) => {
    const found = countIn(text, tokens);
    if (found > best.found) best = { text, at, found };
  });
  return best;
}

function reason(
  document: SearchDocument,
  tokens: readonly string[],
  paragraph: { at: number; found: number },
): Hit['why'] {
  const inTitle = countIn(document.title, tokens);
  if (inTitle === tokens.length)
    return { key: tokens.length > 1 ? 'search.why.titleAll' : 'search.why.title' };
  const place = String(paragraph.at + 1);
  if (inTitle > 0 && paragraph.found > 0 && document.kind === 'article') {
    return { key: 'search.why.titleBody', values: { n: place } };
  }
  if (inTitle > 0) return { key: 'search.why.title' };
  const strongest = (list: readonly string[]): string | undefined =>
    list
      .map((text) => ({ text, found: countIn(text, tokens) }))
      .filter(({ found }) => found > 0 && found >= paragraph.found)
      .toSorted((left, right) => right.found - left.found)[0]?.text;
  const tag = strongest(document.tags);
  if (tag !== undefined) return { key: 'search.why.tags', values: { tag } };
  const heading = strongest(document.headings);
  if (heading !== undefined) return { key: 'search.why.headings', values: { heading } };
  if (document.kind === 'script') return { key: 'search.why.step' };
  return { key: 'search.why.body', values: { n: place } };
}

/** Why a document was found, and the part of it to show, with marks. */
export function describe(document: SearchDocument, tokens: readonly string[], here: boolean): Described {
  const paragraph = bestParagraph(document.body, tokens);
  const { snippet, marks } = snippetOf(paragraph.text, tokens);
  const listed = { key: here ? ('search.why.page' as const) : ('search.why.home' as const) };
  return {
    snippet,
    snippetMarks: marks,
    titleMarks: marksOf(document.title, tokens),
    why: tokens.length === 0 ? listed : reason(document, tokens, paragraph),
  };
}
