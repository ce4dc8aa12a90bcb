import * as v from 'valibot';

import { paragraphRef } from '../../article/article.ts';
import { isMedia } from '../../article/links.ts';
import { levels } from '../../article/taxonomy.ts';

const line = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
export const questionText = line(300);
/** Why an answer is right or wrong: shown after the answer, never with the question. */
const WHY_LENGTH = 160;
export const why = line(WHY_LENGTH);

/** Question ids are names inside one quiz, minted once, never reused. */
export const questionId = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,31}$/, '题号用小写字母、数字和连字符，如 stages'),
);

/** easy = stands in one sentence of the article; medium = two facts together; hard = a case to be judged. */
export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];

/** A word by which papers are drawn and results are grouped. */
export const tag = line(32);

/** A picture of ours, as articles have them, with the words for who cannot see it; neither may give the answer away. */
const media = v.strictObject({
  src: v.pipe(v.string(), v.check(isMedia, '图片先上传，再写它的地址 /media/…')),
  alt: line(80),
});

/** What a question of any kind has. */
export const questionEntries = {
  id: questionId,
  text: questionText,
  media: v.exactOptional(media),
  difficulty: v.picklist(difficulties),
  tags: v.optional(v.pipe(v.array(tag), v.maxLength(8, '标签最多 8 个')), []),
  /** For whom, as articles say it (R190). */
  level: v.optional(v.picklist(levels)),
  /** The paragraphs the answer stands on; when one changes, the question leaves new papers. None yet: see `missingIn`. */
  cites: v.optional(v.pipe(v.array(paragraphRef), v.maxLength(20, '依据最多 20 段')), []),
  /** Empty while nobody has written it: see `missingIn`. */
  why: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(WHY_LENGTH)), ''),
};

/** The letter of an option, item or pair in the file. */
export const optionLetter = v.pipe(v.string(), v.regex(/^[a-z]$/, '代码用一个小写字母'));

export const optionSchema = v.strictObject({
  id: optionLetter,
  text: line(120),
  right: v.optional(v.boolean(), false),
  why: v.optional(why),
});
export type Option = v.InferOutput<typeof optionSchema>;

export const optionsSchema = v.pipe(
  v.array(optionSchema),
  v.minLength(2, '至少两个选项'),
  v.maxLength(8, '最多八个选项'),
  v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, '选项代码重复'),
  v.check((list) => new Set(list.map(({ text }) => text)).size === list.length, '两个选项文字相同'),
  v.check((list) => list.some(({ right }) => right), '没有正确选项，请给正确的选项写上 right: true'),
);

/** Letters that name options, items, gaps and parts in an answer. */
export const letter = v.pipe(v.string(), v.regex(/^[a-z]$/));
/** Words typed as an answer; longer ones are refused before anything is done with them. */
const ANSWER_LENGTH = 500;
export const typedWords = v.pipe(v.string(), v.maxLength(ANSWER_LENGTH), v.trim(), v.minLength(1));

/** Reasons of those options that have one. */
export const reasonsOf = (options: readonly Option[]): { id: string; why: string }[] =>
  options.flatMap(({ id, why: reason }) => (reason === undefined ? [] : [{ id, why: reason }]));

/** What the person sees of a question of any kind. */
export const shownEntries = { id: v.string(), text: v.string(), media: v.exactOptional(media) };
export const shownItems = v.array(v.strictObject({ id: letter, text: v.string() }));

/** The same of one question, field by field. */
export const shownBase = (
  { text, media: picture }: { readonly text: string; readonly media?: v.InferOutput<typeof media> },
  id: string,
): { id: string; text: string; media?: v.InferOutput<typeof media> } => ({
  id,
  text,
  ...(picture === undefined ? {} : { media: { src: picture.src, alt: picture.alt } }),
});
