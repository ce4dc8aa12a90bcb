import type { ExchangeNote } from '../report.ts';
import { quoted } from '../report.ts';
import { childOf, childrenOf, rawText, within, type XmlNode } from '../xml/parse.ts';

/** What an item declares of one response: how many values, of what type, and which are right. */
export interface Declared {
  readonly cardinality: string;
  readonly type: string;
  /** In the order of the file; words that are right as well come from the mapping. */
  readonly right: readonly string[];
  /** What earns a part of the marks: no right answer here, since the paper's rule gives parts. */
  readonly lesser: readonly string[];
}

/** The declaration of a response; nothing is right where there is none. */
export function declaredOf(item: XmlNode, identifier: string): Declared {
  const node = childrenOf(item, 'qti-response-declaration').find(
    ({ at }) => at.get('identifier') === identifier,
  );
  if (node === undefined) return { cardinality: 'single', type: '', right: [], lesser: [] };
  const type = node.at.get('base-type') ?? '';
  const trim = type === 'string' ? (words: string) => words : (words: string) => words.trim();
  const correct = childOf(node, 'qti-correct-response');
  const values = correct ? childrenOf(correct, 'qti-value').map((each) => trim(rawText(each))) : [];
  const mapping = childOf(node, 'qti-mapping');
  const entries = mapping ? childrenOf(mapping, 'qti-map-entry') : [];
  const mapped = entries.map(({ at }) => ({
    key: at.get('map-key') ?? '',
    value: Number(at.get('mapped-value') ?? '0'),
  }));
  const best = Math.max(0, ...mapped.map(({ value }) => value));
  const cardinality = node.at.get('cardinality') ?? 'single';
  // Words as good as the first; of choices the mapping is asked only where nothing else says what is right.
  const also =
    type === 'string' || values.length === 0
      ? mapped
          .filter(({ value }) => value > 0 && (cardinality === 'multiple' || value === best))
          .map(({ key }) => key)
      : [];
  const right = [...new Set([...values, ...also])];
  const lesser = mapped.filter(({ key, value }) => value > 0 && !right.includes(key)).map(({ key }) => key);
  return { cardinality, type, right, lesser };
}

/** By how much a number may differ, as `qti-equal` says; `notes` is told where that cannot be kept. */
export function toleranceOf(item: XmlNode, { right }: Declared, notes: ExchangeNote[]): number {
  const [equal] = within(item, (name) => name === 'qti-equal');
  const mode = equal?.at.get('tolerance-mode') ?? 'exact';
  const given = equal?.at.get('tolerance') ?? '0';
  const [low = 0, high = low] = given.trim().split(/\s+/).map(Number);
  if (mode === 'exact' || Number.isNaN(low) || Number.isNaN(high)) return 0;
  if (low !== high) notes.push({ code: 'dropped', field: 'tolerance', what: quoted(given) });
  const least = Math.min(low, high);
  return mode === 'relative' ? Math.abs((Number(right[0] ?? 0) * least) / 100) : least;
}
