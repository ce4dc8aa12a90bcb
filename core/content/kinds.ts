import type { Article } from '../article/article.ts';
import { parseArticle } from '../article/parse.ts';
import { type Course, parseCourse } from '../course/course.ts';
import { type Glossary, parseGlossary } from '../glossary/glossary.ts';
import type { MomentDefinition } from '../moment/moment.ts';
import { parseMoment } from '../moment/parse.ts';
import type { AdapterPack } from '../page/pack.ts';
import { parsePack } from '../page/parse-pack.ts';
import { parseQuiz, type Quiz } from '../quiz/quiz.ts';
import { parseScript } from '../script/parse.ts';
import type { Script } from '../script/script.ts';
import type { Parsed } from './parsed.ts';
import { parseRule, type Rule, ruleId } from './rule.ts';

/** What each kind of content file is read as. A new kind is one line here and one in `contentKinds`. */
export interface ContentValues {
  readonly articles: Article;
  readonly scripts: Script;
  readonly moments: MomentDefinition;
  readonly quizzes: Quiz;
  readonly courses: Course;
  readonly glossary: Glossary;
  readonly adapters: AdapterPack;
  readonly rules: Rule;
  readonly registers: Rule;
}
export type ContentKind = keyof ContentValues;

export interface KindReader<T> {
  /** Files of the kind: `<kind>/**` with this ending. */
  readonly ending: string;
  readonly parse: (input: { readonly file: string; readonly text: string }) => Parsed<T>;
  /** Under which versions of it follow each other. */
  readonly id: (value: T, file: string) => string;
  /** What is counted and must be unique, when a file holds several. */
  readonly members?: (value: T) => readonly string[];
}

const idOf = ({ id }: { readonly id: string }): string => id;

/** Every kind of content: the folder of its name. */
export const contentKinds: { readonly [K in ContentKind]: KindReader<ContentValues[K]> } = {
  articles: { ending: '.md', parse: parseArticle, id: idOf },
  scripts: { ending: '.yaml', parse: parseScript, id: idOf },
  moments: { ending: '.yaml', parse: parseMoment, id: ({ pageKind }) => pageKind },
  quizzes: { ending: '.yaml', parse: parseQuiz, id: idOf },
  courses: { ending: '.yaml', parse: parseCourse, id: idOf },
  glossary: {
    ending: '.yaml',
    parse: parseGlossary,
    id: (_, file) => file.slice(file.lastIndexOf('/') + 1, -'.yaml'.length),
    members: ({ terms }) => terms.map(idOf),
  },
  adapters: { ending: '.json', parse: parsePack, id: idOf },
  rules: { ending: '.yaml', parse: parseRule, id: ruleId },
  registers: { ending: '.yaml', parse: parseRule, id: ruleId },
};
export const contentFolders = Object.keys(contentKinds) as ContentKind[];

/** The kind a path relative to the content folder belongs to; undefined for guides, demo data and other folders. */
export const kindOfPath = (path: string): ContentKind | undefined =>
  contentFolders.find((kind) => path.startsWith(`${kind}/`));

/** A value with the file it came from. */
export interface Loaded<T> {
  readonly file: string;
  readonly text: string;
  readonly value: T;
}
export type LoadedContent = { readonly [K in ContentKind]: readonly Loaded<ContentValues[K]>[] };
