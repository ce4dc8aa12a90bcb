import { Parser } from 'htmlparser2';

import { AppError } from '../../../core/errors.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Elements inside one another; each costs a reader that builds trees some of its stack. */
const deepest = 256;
/** Elements of all parts together: a hundred pages with all that Word writes around their words. */
const mostElements = 100_000;
/** Bytes of all words together. */
const mostText = 256 * 1024;
/** Everything that begins so is a document type, an entity or another declaration: no part of a DOCX has one. */
const declaration = /<!(?!--|\[CDATA\[)/;

/**
 * Measures the XML of one document, part after part, before anything builds a tree of it. Expands no entities. Throws
 * `import.depth`, `import.tooLarge`, and `import.archive` for a part with a declaration.
 */
export function createXmlGuard() {
  let elements = 0;
  let text = 0;
  return (xml: string, see: (name: string, at: Attributes) => void): void => {
    if (declaration.test(xml)) throw new AppError('import.archive');
    let depth = 0;
    const parser = new Parser(
      {
        onopentag(name, at) {
          depth += 1;
          elements += 1;
          if (depth > deepest) throw new AppError('import.depth');
          if (elements > mostElements) throw new AppError('import.tooLarge');
          see(name, at);
        },
        onclosetag: () => void (depth -= 1),
        ontext(words) {
          text += Buffer.byteLength(words.trim());
          if (text > mostText) throw new AppError('import.tooLarge');
        },
      },
      { xmlMode: true },
    );
    parser.write(xml);
    parser.end();
  };
}
