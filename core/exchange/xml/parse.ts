import { Parser } from 'htmlparser2';

import type { RefusalCode } from '../report.ts';

/** An element of XML without its prefix, and the line on which it begins. */
export interface XmlNode {
  readonly name: string;
  readonly line: number;
  readonly at: ReadonlyMap<string, string>;
  readonly children: readonly (XmlNode | string)[];
}

/** Why a text is not read as XML, and on which line. */
export class XmlFault extends Error {
  readonly code: RefusalCode;
  readonly line: number;
  constructor(code: RefusalCode, line: number) {
    super(code);
    this.code = code;
    this.line = line;
  }
}

/** Elements inside one another, and of one text. A file of ten thousand questions has some 50 each. */
const deepest = 64;
const mostElements = 1_000_000;

const plainName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML into a tree. No entities but those of XML itself, no document type: such a text is refused as
 * `file.declaration`. What is not closed, or too deep, is refused as `file.xml`. Throws `XmlFault`.
 */
export function parseXml(text: string): XmlNode {
  const root: Open = { name: '', line: 1, at: new Map(), children: [] };
  const open: Open[] = [root];
  let [line, counted, elements] = [1, 0, 0];
  const lineAt = (place: number): number => {
    for (; counted < place; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
    return line;
  };
  const fault = (code: RefusalCode): XmlFault => new XmlFault(code, lineAt(parser.startIndex));
  const parser = new Parser(
    {
      onopentag(name, at) {
        elements += 1;
        if (open.length > deepest || elements > mostElements) throw fault('file.xml');
        const node: Open = {
          name: plainName(name),
          line: lineAt(parser.startIndex),
          at: new Map(Object.entries(at).map(([key, value]) => [plainName(key), value])),
          children: [],
        };
        open.at(-1)?.children.push(node);
        open.push(node);
      },
      onclosetag(_, isImplied) {
        const isEmpty = text[parser.endIndex - 1] === '/' && text[parser.endIndex] === '>';
        if (isImplied && !isEmpty) throw fault('file.xml');
        open.pop();
      },
      ontext(words) {
        const into = open.at(-1)?.children;
        const before = into?.at(-1);
        if (typeof before === 'string') into?.splice(-1, 1, before + words);
        else into?.push(words);
      },
      onprocessinginstruction(name) {
        if (name.startsWith('!')) throw fault('file.declaration');
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  parser.end();
  const nodes = root.children.filter((each) => typeof each !== 'string');
  const strays = root.children.some((each) => typeof each === 'string' && each.trim() !== '');
  const [first] = nodes;
  if (first === undefined || nodes.length > 1 || strays) throw new XmlFault('file.xml', line);
  return first;
}

interface Open extends XmlNode {
  readonly children: (XmlNode | string)[];
}

/** The elements of this name right inside, or all where none is asked for. */
export const childrenOf = (node: XmlNode, name?: string): XmlNode[] =>
  node.children.filter(
    (each): each is XmlNode => typeof each !== 'string' && (name === undefined || each.name === name),
  );
export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node && childrenOf(node, name)[0];

/** Every element inside, however deep, that is wanted; nothing inside a wanted one. */
export const within = (node: XmlNode, isWanted: (name: string) => boolean): XmlNode[] =>
  childrenOf(node).flatMap((each) => (isWanted(each.name) ? [each] : within(each, isWanted)));

/** The words of an element and of all inside it, as they stand. */
export const rawText = (node: XmlNode | undefined): string =>
  node?.children.map((each) => (typeof each === 'string' ? each : rawText(each))).join('') ?? '';

/** Words as XML has them, in an element or in an attribute. */
export const xmlWords = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
