import * as v from 'valibot';

import { articleId } from '../article/article.ts';
import type { Parsed } from '../content/parsed.ts';
import { readYaml } from '../content/read-yaml.ts';

/** The newest glossary format this build reads. */
export const glossarySchemaVersion = 1;

const word = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40));
const words = (max: number) => v.optional(v.pipe(v.array(word), v.maxLength(max)), []);

/** A bank term: its standard word, what it means, and every other word by which people look for it. */
export const termSchema = v.pipe(
  v.strictObject({
    /** Never changed, never reused. */
    id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,39}$/, '代码用小写字母、数字和连字符')),
    term: word,
    /** One sentence, shown as a tooltip. */
    meaning: v.pipe(
      v.string(),
      v.trim(),
      v.minLength(8, '解释过短，请写成一句话'),
      v.maxLength(90, '解释过长，请控制在 90 字内'),
      v.endsWith('。', '解释写成一句话，以句号结束'),
    ),
    english: v.pipe(v.array(word), v.minLength(1, '至少一个英文说法')),
    /** Synonyms and colloquial words. */
    synonyms: words(16),
    /** Short forms and abbreviations. */
    short: words(8),
    /** Toneless syllables, only where a dictionary would read a character otherwise; `ü` as `v`. */
    pinyin: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{1,6}( [a-z]{1,6})*$/, '拼音写成 yin hang'))),
    /** Wrong characters of the same sound that an input method yields. */
    slips: words(6),
    articles: v.optional(v.array(articleId), []),
  }),
  v.forward(
    v.check(
      ({ term, pinyin }) =>
        pinyin === undefined || pinyin.split(' ').length === (term.match(/\p{Script=Han}/gu) ?? []).length,
      '拼音的音节数与汉字数不同，请一字一音',
    ),
    ['pinyin'],
  ),
  v.forward(
    v.check(({ term, meaning }) => !meaning.startsWith(term), '解释不要用词条自己开头，请换一种说法'),
    ['meaning'],
  ),
);
export type Term = v.InferOutput<typeof termSchema>;

/** One topic of the glossary, as `content/glossary/<topic>.yaml` writes it. */
export const glossarySchema = v.strictObject({
  schema: v.number(),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  title: word,
  terms: v.pipe(v.array(termSchema), v.minLength(1)),
});
export type Glossary = v.InferOutput<typeof glossarySchema>;

/** Reads one glossary file (YAML). Gives the topic, or every finding with file, line and what to do. */
export const parseGlossary = (input: { readonly file: string; readonly text: string }): Parsed<Glossary> =>
  readYaml({ ...input, schema: glossarySchema, newest: glossarySchemaVersion });

/** Every word that leads to a term, itself first. */
export const wordsOf = (term: Term): string[] => [term.term, ...term.synonyms, ...term.short, ...term.slips];
