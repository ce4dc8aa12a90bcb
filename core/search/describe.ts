import type { SearchDocument } from './documents.ts';
import type { Hit } from './hit.ts';
import { fold } from './fold.ts';
import { countIn, marksOf, snippetOf } from './marks.ts';

export type Described = Pick<Hit, 'snippet' | 'block' | 'titleMarks' | 'snippetMarks' | 'why'>;

/** The paragraphs of a document folded: what is found often is folded once. */
const folded = new WeakMap<SearchDocument, readonly string[]>();
function foldedBody(document: SearchDocument): readonly string[] {
  const known = folded.get(document) ?? document.body.map(fold);
  folded.set(document, known);
  return known;
}

/** The paragraph holding the most tokens; the first one when none holds any. */
function bestParagraph(
  document: SearchDocument,
  tokens: readonly string[],
): { text: string; at: number; found: number } {
  let [at, most] = [0, 0];
  for (const [each, text] of foldedBody(document).entries()) {
    const found = countIn(text, tokens);
    if (found > most) [at, most] = [each, found];
  }
  return { text: document.body[at] ?? '', at, found: most };
}

/** The text of a list that holds the most tokens, and how many. */
function strongest(list: readonly string[], tokens: readonly string[]): { text: string; found: number } {
  let best = { text: '', found: 0 };
  for (const text of list) {
    const found = countIn(fold(text), tokens);
    if (found > best.found) best = { text, found };
  }
  return best;
}

/** The place holding the most of the query speaks; of equals the title before tags before headings before body. */
function reason(
  document: SearchDocument,
  tokens: readonly string[],
  inTitle: number,
  body: { at: number; found: number },
): Hit['why'] {
  const tag = strongest([...document.tags, ...document.similar, ...document.synonyms], tokens);
  const heading = strongest(document.headings, tokens);
  const most = Math.max(inTitle, tag.found, heading.found, body.found);
  if (inTitle === tokens.length)
    return { key: tokens.length > 1 ? 'search.why.titleAll' : 'search.why.title' };
  if (inTitle === most && inTitle > 0) return { key: 'search.why.title' };
  if (tag.found === most && tag.found > 0) return { key: 'search.why.tags', values: { tag: tag.text } };
  if (heading.found === most && heading.found > 0) {
    return { key: 'search.why.headings', values: { heading: heading.text } };
  }
  if (document.kind === 'script') return { key: 'search.why.step' };
  return {
    key: inTitle > 0 ? 'search.why.titleBody' : 'search.why.body',
    values: { n: String(body.at + 1) },
  };
}

/** Why a document was found, and the part of it to show, with marks. */
export function describe(document: SearchDocument, tokens: readonly string[], here: boolean): Described {
  const best = bestParagraph(document, tokens);
  // A title that says it all needs no scrap of a table below it: the first lines say what to do.
  const inTitle = countIn(fold(document.title), tokens);
  const titled = inTitle === tokens.length && best.found * 2 <= tokens.length;
  const paragraph = titled ? { text: document.body[0] ?? '', at: 0, found: best.found } : best;
  const { snippet, marks } = snippetOf(paragraph.text, tokens);
  const listed = { key: here ? ('search.why.page' as const) : ('search.why.home' as const) };
  const block = paragraph.at > 0 ? (document.blocks[paragraph.at] ?? '') : '';
  return {
    snippet,
    ...(block === '' ? {} : { block }),
    snippetMarks: marks,
    titleMarks: marksOf(document.title, tokens),
    why: tokens.length === 0 ? listed : reason(document, tokens, inTitle, paragraph),
  };
}
