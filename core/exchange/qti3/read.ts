import { type Collector, createCollector } from '../collect.ts';
import type { ExchangeNote, ReadResult } from '../report.ts';
import { tagWords } from '../words.ts';
import { childOf, childrenOf, parseXml, rawText, within, XmlFault, type XmlNode } from '../xml/parse.ts';
import { ItemFault } from './choices.ts';
import { readItem } from './read-item.ts';

/** A file of a package. */
export interface PackageFile {
  readonly name: string;
  readonly text: string;
}

/** What a manifest says of an item beside its file. */
interface Listed {
  readonly href: string;
  readonly tags: readonly string[];
  readonly difficulty: string | undefined;
}

/** Difficulties by the words of LOM. */
const difficulties: Readonly<Record<string, string>> = {
  'very easy': 'easy',
  easy: 'easy',
  medium: 'medium',
  difficult: 'hard',
  'very difficult': 'hard',
};

/**
 * Reads a package of QTI 3 (or one item of it alone): of the 1EdTech ASI information model the choice, order, match, gap-match,
 * text-entry and inline-choice interactions, correct responses, mappings, the tolerance of `qti-equal`, inline and modal
 * feedback; of the manifest the order, keywords and difficulty. Rows are items in that order, from 1. Other interactions
 * are refused by name; response processing beyond that is not run: right is what the declarations say.
 */
export function readQti3(files: readonly PackageFile[]): ReadResult {
  const into = createCollector();
  const byName = new Map(files.map((file) => [file.name, file]));
  const manifest = files.find(({ name }) => /(^|\/)imsmanifest\.xml$/.test(name));
  const listed = manifest ? itemsOf(manifest, into) : undefined;
  const items =
    listed ??
    files
      .filter(({ name }) => name.endsWith('.xml') && name !== manifest?.name)
      .map(({ name }) => ({ href: name, tags: [], difficulty: undefined }))
      .sort((a, b) => (a.href < b.href ? -1 : 1));
  items.forEach((item, at) => {
    if (into.isFull()) return;
    const file = byName.get(item.href);
    if (file === undefined) into.refuse(at + 1, 'xml.missing', item.href, 'href');
    else readFile(file, item, at + 1, into);
  });
  return into.result();
}

function readFile(
  { name, text }: PackageFile,
  { tags, difficulty }: Listed,
  row: number,
  into: Collector,
): void {
  try {
    const root = parseXml(text);
    if (root.name !== 'qti-assessment-item') return into.refuse(row, 'xml.unsupported', root.name, name);
    const { notes = [], candidate, ...item } = readItem(root);
    const all: ExchangeNote[] = [...notes];
    const level = difficulty === undefined ? undefined : difficulties[difficulty];
    into.take({
      row,
      ...item,
      candidate: {
        ...candidate,
        tags: tagWords(tags, all),
        ...(level === undefined ? {} : { difficulty: level }),
      },
      notes: all,
    });
  } catch (error) {
    if (error instanceof ItemFault) into.refuse(row, error.code, error.what, error.field);
    else if (error instanceof XmlFault) into.refuse(row, error.code, `${name}:${error.line}`);
    else throw error;
  }
}

/** The items of a manifest; `undefined`, refused with its line, where it cannot be read. */
function itemsOf({ name, text }: PackageFile, into: Collector): Listed[] | undefined {
  try {
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    const resources = within(parseXml(text), (each) => each === 'resource');
    return resources
      .filter(({ at }) => (at.get('type') ?? '').startsWith('imsqti_item'))
      .map((resource) => ({ href: folder + hrefOf(resource), ...saidOf(resource) }));
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    into.refuse(0, error.code, `${name}:${error.line}`);
    return undefined;
  }
}

const hrefOf = (resource: XmlNode): string => {
  const file = childOf(resource, 'file');
  return resource.at.get('href') ?? file?.at.get('href') ?? '';
};

function saidOf(resource: XmlNode): Pick<Listed, 'tags' | 'difficulty'> {
  const lom = childOf(childOf(resource, 'metadata'), 'lom');
  if (lom === undefined) return { tags: [], difficulty: undefined };
  const words = (node: XmlNode): string =>
    childOf(node, 'string') ? rawText(childOf(node, 'string')) : rawText(node);
  const general = childOf(lom, 'general');
  const keywords = general ? childrenOf(general, 'keyword').map((each) => words(each)) : [];
  const difficulty = rawText(childOf(childOf(childOf(lom, 'educational'), 'difficulty'), 'value')).trim();
  return { tags: keywords, difficulty: Object.hasOwn(difficulties, difficulty) ? difficulty : undefined };
}
