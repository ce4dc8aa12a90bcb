import type { Term } from '../../core/glossary/glossary.ts';

/** More marks than this make a text restless; the first ones are where a reader begins. */
const MOST = 8;

interface Wanted {
  readonly term: Term;
  readonly pattern: RegExp;
}
interface Found {
  readonly wanted: Wanted;
  readonly at: number;
  readonly length: number;
}

/** Texts put a blank between Chinese and Latin (对公 VIP 等级), the glossary does not. */
function wantedTerm(term: Term): Wanted {
  const literal = Array.from(term.term, (character) => character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&'));
  return { term, pattern: new RegExp(literal.join(' ?')) };
}

/** The earliest of these terms in a text, the longest where two begin together. */
function firstTerm(text: string, terms: readonly Wanted[]): Found | undefined {
  let found: Found | undefined;
  for (const wanted of terms) {
    const match = wanted.pattern.exec(text);
    if (!match) continue;
    const { index: at } = match;
    const { length } = match[0];
    if (found === undefined || at < found.at || (at === found.at && length > found.length))
      found = { wanted, at, length };
  }
  return found;
}

const isQuiet = (node: Text): boolean =>
  Boolean(node.parentElement?.closest('a, button, code, .heading, th'));

/**
 * Turns the first place where each term stands in a rendered article into a button that `onAsk` answers. Titles, links
 * and table heads stay as they are. Works on nodes of this document; makes no HTML.
 */
export function markTerms(
  root: HTMLElement,
  terms: readonly Term[],
  onAsk: (term: Term, button: HTMLElement) => void,
): void {
  let left = terms.filter(({ term }) => term.length > 1).map(wantedTerm);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  let marked = 0;
  for (const start of nodes) {
    if (isQuiet(start)) continue;
    for (let node = start; marked < MOST; marked++) {
      const found = firstTerm(node.data, left);
      if (!found) break;
      const { term } = found.wanted;
      left = left.filter((each) => each.term !== term);
      const word = node.splitText(found.at);
      node = word.splitText(found.length);
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'term';
      button.setAttribute('aria-expanded', 'false');
      word.replaceWith(button);
      button.append(word);
      button.addEventListener('click', () => onAsk(term, button));
    }
  }
}

/** Shows or hides what a term means, below the block it stands in; only one at a time. */
export function toggleTerm(term: Term, button: HTMLElement): void {
  const root = button.closest('.prose');
  const isOpen = button.getAttribute('aria-expanded') === 'true';
  root?.querySelector('.term-card')?.remove();
  for (const each of root?.querySelectorAll('.term[aria-expanded="true"]') ?? [])
    each.setAttribute('aria-expanded', 'false');
  if (isOpen) return;
  button.setAttribute('aria-expanded', 'true');
  const card = document.createElement('p');
  card.className = 'term-card';
  card.setAttribute('role', 'status');
  const name = document.createElement('strong');
  name.textContent = term.term;
  const other = document.createElement('span');
  other.lang = 'en';
  other.textContent = term.english[0] ?? '';
  card.append(name, ' ', other, document.createElement('br'), term.meaning);
  button.closest('.block')?.after(card);
}
