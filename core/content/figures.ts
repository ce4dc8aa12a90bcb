import * as v from 'valibot';

import type { Finding } from '../errors.ts';
import type { TextLint } from './lint.ts';

const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40));

/** content/rules/figures.yaml: the constants that every text must give alike (appendix A of the domain). */
export const figureRules = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('figures'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  figures: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{1,39}$/)),
      /** Where it comes from: an R number. */
      requirement: v.pipe(v.string(), v.regex(/^R\d{1,3}$/)),
      /** The number that follows this wording (or, with `before`, comes before it) … */
      near: words,
      before: v.optional(v.boolean(), false),
      /** … with this unit … */
      unit: words,
      /** … must be one of these. */
      value: v.pipe(v.array(v.number()), v.minLength(1)),
    }),
  ),
});
export type FigureRules = v.InferOutput<typeof figureRules>;

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
