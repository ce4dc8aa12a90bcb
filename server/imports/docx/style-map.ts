import type { Attributes } from './xml-guard.ts';

interface Style {
  name: string;
  /** 1 for the highest heading. */
  level: number | undefined;
  basedOn: string | undefined;
}

/** Each paragraph is held against every line of the map. */
const mostHeadings = 200;

/**
 * What mammoth has to be told of a document's paragraph styles: it knows the English names alone, to six levels, and does
 * not follow what a style is based on. Takes the elements of `styles.xml` one after another.
 */
export function createStyleReader() {
  const styles = new Map<string, Style>();
  let style: Style | undefined;

  function levelOf(of: Style): number | undefined {
    let one: Style | undefined = of;
    // A chain longer than this is a circle.
    for (let step = 0; one && step < 10; step += 1) {
      if (one.level !== undefined) return one.level;
      one = one.basedOn === undefined ? undefined : styles.get(one.basedOn);
    }
    return undefined;
  }

  return {
    see: (element: string, at: Attributes): void => {
      const value = at['w:val'] ?? '';
      if (element === 'w:style') {
        style = undefined;
        if (at['w:type'] !== 'paragraph') return;
        style = { name: '', level: undefined, basedOn: undefined };
        styles.set(at['w:styleId'] ?? '', style);
      } else if (!style) return;
      else if (element === 'w:name') {
        style.name = value;
        const number = /^(?:heading|标题) ?([1-9])$/i.exec(value)?.[1];
        if (number !== undefined) style.level = Number(number);
        else if (/^(?:title|标题)$/i.test(value)) style.level = 1;
      } else if (element === 'w:basedOn') style.basedOn = value;
      // 9 says: a word of the text.
      else if (element === 'w:outlineLvl' && /^[0-8]$/.test(value)) style.level ??= Number(value) + 1;
    },
    /** Lines of mammoth's style map: contents left out, headings by their level, lists to the depth that Word has. */
    map(): readonly string[] {
      const headings: string[] = [];
      for (const one of styles.values()) {
        const level = levelOf(one);
        if (level === undefined || headings.length >= mostHeadings || !/^[^\p{Cc}]+$/u.test(one.name))
          continue;
        const name = one.name.replace(/['\\]/g, String.raw`\$&`);
        headings.push(`p[style-name='${name}'] => h${Math.min(level, 6)}:fresh`);
      }
      return [...contents, ...headings, ...deepLists()];
    },
  };
}

const contents = ["p[style-name^='toc '] => !", "p[style-name^='目录'] => !"];

/** Mammoth's own map ends at the fifth level; the ninth is Word's last. */
function deepLists(): string[] {
  return [6, 7, 8, 9].flatMap((level) =>
    (['unordered', 'ordered'] as const).map((kind) => {
      const around = 'ul|ol > li > '.repeat(level - 1);
      return `p:${kind}-list(${level}) => ${around}${kind === 'ordered' ? 'ol' : 'ul'} > li:fresh`;
    }),
  );
}
