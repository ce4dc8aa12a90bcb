import type { Finding } from '../errors.ts';
import { type Glossary, wordsOf } from '../glossary/glossary.ts';
import type { Loaded } from './kinds.ts';

/** A word that leads to two terms would make search guess; an id used twice would mix their histories. */
export function wordFindings(files: readonly Loaded<Glossary>[]): Finding[] {
  const ids = new Map<string, string>();
  const words = new Map<string, string>();
  return files.flatMap(({ file, text, value }) =>
    value.terms.flatMap((term): Finding[] => {
      const line = text
        .slice(0, Math.max(0, text.search(new RegExp(`\\bid: ${term.id}\\s*$`, 'm'))))
        .split('\n').length;
      const say = (code: string, message: string): Finding => ({
        file,
        line,
        field: `terms.${term.id}`,
        code,
        message,
      });
      const found: Finding[] = [];
      const earlier = ids.get(term.id);
      if (earlier !== undefined)
        found.push(say('content.duplicateId', `词条代码 ${term.id} 已在 ${earlier} 中，请换一个`));
      ids.set(term.id, file);
      for (const word of new Set(wordsOf(term).map((each) => each.toLowerCase()))) {
        const other = words.get(word);
        if (other !== undefined)
          found.push(
            say('content.duplicateWord', `“${word}”已属于词条 ${other}，一个词只能指一个词条，请只留一处`),
          );
        words.set(word, term.id);
      }
      return found;
    }),
  );
}
