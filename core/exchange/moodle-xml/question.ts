import type { ExchangeNote, RefusalCode } from '../report.ts';
import { childOf, rawText, type XmlNode } from '../xml/parse.ts';

/** Why a question of Moodle is none of ours. */
export class MoodleFault extends Error {
  readonly code: RefusalCode;
  readonly field: string;
  readonly what: string;
  constructor(code: RefusalCode, field: string, what = '') {
    super(code);
    this.code = code;
    this.field = field;
    this.what = what;
  }
}

/** What of a question is not its kind's: the words under a name, by their format. */
export interface MoodleQuestion {
  readonly node: XmlNode;
  readonly text: string;
  readonly notes: ExchangeNote[];
  readonly words: (node: XmlNode | undefined, field: string) => string;
}

/** A candidate's kind and fields. */
export type Fields = Readonly<Record<string, unknown>> & { readonly kind: string };

/** The words in the `text` of an element, as they stand. */
export const textOf = (node: XmlNode | undefined): string => rawText(childOf(node, 'text')).trim();
