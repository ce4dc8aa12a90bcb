import type { Finding } from '../errors.ts';
import type { FigureRules } from './figure-rules.ts';
import type { TextLint } from './lint.ts';

/** How far from its wording a figure is looked for, in characters; a comma ends the search sooner. */
const REACH = 14;
const GAP = `[^。；;，、,\\n\\d]{0,${REACH}}?`;

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function patternOf({ near, before, unit }: FigureRules['figures'][number]): RegExp {
  const figure = `(\\d[\\d,]*(?:\\.\\d+)?) ?${escape(unit)}`;
  return new RegExp(before ? `${figure}${GAP}${escape(near)}` : `${escape(near)}${GAP}${figure}`, 'g');
}

/**
 * A lint that names every place where a figure follows its wording with another value. Of a quiz only the explanations
 * are read: its wrong options are wrong on purpose.
 */
export function figureLint(rules: readonly FigureRules[]): TextLint {
  const rows = rules.flatMap(({ figures }) => figures).map((row) => ({ row, pattern: patternOf(row) }));
  return ({ file, kind, lines }) =>
    lines.flatMap((text, index): Finding[] => {
      const said = kind === 'quizzes' ? /\bwhy: (.*)$/.exec(text)?.[1] : text;
      if (said === undefined || kind === 'rules') return [];
      return rows.flatMap(({ row, pattern }) =>
        [...said.matchAll(pattern)].flatMap(([whole, figure = '']): Finding[] =>
          row.value.includes(Number(figure.replaceAll(',', '')))
            ? []
            : [
                {
                  file,
                  line: index + 1,
                  code: 'content.figure',
                  message: `“${whole}”与常数不符：${row.near}应为 ${row.value.join(' 或 ')} ${row.unit}（${row.requirement}），请改正`,
                },
              ],
        ),
      );
    });
}
