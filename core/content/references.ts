import type { Article } from '../article/article.ts';
import { paragraphById, splitRef } from '../article/paragraphs.ts';
import { coursesWaitingForThemselves } from '../course/waiting-for-itself.ts';
import type { Finding } from '../errors.ts';
import type { Script } from '../script/script.ts';
import { validateScripts } from '../script/validate.ts';
import {
  contentFolders,
  type ContentKind,
  type ContentValues,
  type Loaded,
  type LoadedContent,
} from './kinds.ts';
import { type Ref, refsOf } from './refs.ts';
import type { Rule } from './rule.ts';
import { wordFindings } from './words.ts';

/** 1-based line of the first place a text names something; 1 when it is not found. */
function lineNaming(text: string, name: string): number {
  const at = text.indexOf(name);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}

const nodeLine = (text: string, node: string): number => {
  const found = new RegExp(`^\\s*-?\\s*\\{?\\s*id:\\s*['"]?${node}['"]?\\s*(?:,|$)`, 'm').exec(text);
  return found === null
    ? 1
    : text.slice(0, found.index).split('\n').length + (found[0].startsWith('\n') ? 1 : 0);
};

/** Articles that start on one day for overlapping regions leave no answer which is in force: a slip, not a variant. */
function sameDayFindings(articles: readonly Loaded<Article>[]): Finding[] {
  const seen = new Map<string, string>();
  return articles.flatMap(({ file, text, value }): Finding[] => {
    const key = JSON.stringify([value.id, value.effectiveFrom, value.appliesTo]);
    const earlier = seen.get(key);
    seen.set(key, file);
    if (earlier === undefined || value.state === 'draft' || value.state === 'retired') return [];
    const message = `与 ${earlier} 同日生效、范围相同，无法判断哪一版施行，请改日期或范围`;
    return [
      {
        file,
        line: lineNaming(text, 'effectiveFrom'),
        field: 'effectiveFrom',
        code: 'content.sameDay',
        message,
      },
    ];
  });
}

/** By which names articles may quote a rule's values: a threshold by its own, the others as `tier.rows` or `visitMonths.vipLevel`. */
function configurationNames(rule: Rule): string[] {
  if (rule.kind === 'thresholds') return rule.values.map(({ name }) => name);
  const entries = Object.entries(rule);
  return [
    rule.kind,
    ...entries.flatMap(([key, value]) => [
      `${rule.kind}.${key}`,
      ...(rule.kind === 'service' ? namesIn(key, value) : []),
    ]),
  ];
}

const namesIn = (key: string, value: unknown): string[] => [
  key,
  ...(typeof value === 'object' && value !== null ? Object.keys(value).map((name) => `${key}.${name}`) : []),
];

/** Published articles as far as references ask: kept by whoever holds many, so that one file is checked without them all. */
export interface KnownArticles {
  /** For each article id its versions, each saying whether it has a paragraph. */
  readonly versions: ReadonlyMap<string, readonly ((block: string) => boolean)[]>;
  readonly tags: { has(tag: string): boolean };
  /** Who has a file name: every version of every article that does. */
  readonly slugs: ReadonlyMap<string, readonly Pick<Article, 'id' | 'confidentiality'>[]>;
}
/** Everything but the articles. */
export type OtherContent = Omit<LoadedContent, 'articles'>;

function knownArticles(articles: readonly Loaded<Article>[]): KnownArticles {
  const versions = new Map<string, ((block: string) => boolean)[]>();
  const slugs = new Map<string, Article[]>();
  for (const { value } of articles) {
    slugs.set(value.slug, [...(slugs.get(value.slug) ?? []), value]);
    const has = (block: string): boolean => paragraphById(value.markdown, block) !== undefined;
    const others = versions.get(value.id);
    if (others === undefined) versions.set(value.id, [has]);
    else others.push(has);
  }
  return { versions, slugs, tags: new Set(articles.flatMap(({ value }) => value.tags)) };
}

/** Says what is missing when a reference does not resolve; undefined when it does. */
function createResolver(
  known: readonly KnownArticles[],
  content: OtherContent,
): (ref: Ref) => string | undefined {
  const ids = {
    script: new Set(content.scripts.map(({ value }) => value.id)),
    quiz: new Set(content.quizzes.map(({ value }) => value.id)),
    course: new Set(content.courses.map(({ value }) => value.id)),
    tag: { has: (tag: string) => known.some(({ tags }) => tags.has(tag)) },
    configuration: new Set(content.rules.flatMap(({ value }) => configurationNames(value))),
  };
  const names = { script: '话术', quiz: '测验', course: '课程', tag: '标签', configuration: '配置项' };
  return (ref) => {
    if (ref.to !== 'article') {
      if (ids[ref.to].has(ref.name)) return undefined;
      return `${names[ref.to]} ${ref.name} 不存在，请先写好或改成已有的${names[ref.to]}`;
    }
    const { article, block } = splitRef(ref.name);
    const versions = known.flatMap((each) => each.versions.get(article) ?? []);
    if (versions.length === 0) return `条目 ${article} 不存在，请先写好或改成已有的条目`;
    if (block === undefined || versions.some((has) => has(block))) return undefined;
    return `条目 ${article} 没有段落 ^${block}，请对照正文的段号`;
  };
}

function unresolved<K extends ContentKind>(
  kind: K,
  loaded: readonly Loaded<ContentValues[K]>[],
  missing: (ref: Ref) => string | undefined,
): Finding[] {
  return loaded.flatMap(({ file, text, value }) =>
    (refsOf[kind]?.(value) ?? []).flatMap((ref): Finding[] => {
      const message = missing(ref);
      if (message === undefined) return [];
      return [
        { file, line: lineNaming(text, ref.name), field: ref.field, code: 'content.reference', message },
      ];
    }),
  );
}

/** What does not resolve across files (articles, paragraphs, scripts, quizzes, courses, tags), and what `validateScripts` says. */
export function referenceFindings(content: LoadedContent): Finding[] {
  const missing = createResolver([knownArticles(content.articles)], content);
  return [
    ...contentFolders.flatMap((kind) => unresolved(kind, content[kind], missing)),
    ...sameDayFindings(content.articles),
    ...scriptFindings(content.scripts),
    ...coursesWaitingForThemselves(content.courses),
    ...wordFindings(content.glossary),
  ];
}

/**
 * The same for the files of `own` alone, standing beside `known` articles and the `others`, `own` among them. Two versions
 * that begin on one day are not looked for: a correction may.
 */
export function findingsBeside(own: LoadedContent, known: KnownArticles, others: OtherContent): Finding[] {
  const missing = createResolver([known, knownArticles(own.articles)], others);
  const files = new Set(contentFolders.flatMap((kind) => own[kind].map(({ file }) => file)));
  const across = [
    ...(own.scripts.length > 0 ? scriptFindings(others.scripts) : []),
    ...(own.courses.length > 0 ? coursesWaitingForThemselves(others.courses) : []),
    ...(own.glossary.length > 0 ? wordFindings(others.glossary) : []),
  ];
  return [
    ...contentFolders.flatMap((kind) => unresolved(kind, own[kind], missing)),
    ...across.filter(({ file }) => file !== undefined && files.has(file)),
  ];
}

/** What `validateScripts` says of these, with the file and line of the node. */
export function scriptFindings(scripts: readonly Loaded<Script>[]): Finding[] {
  const byId = new Map(scripts.map((script) => [script.value.id, script]));
  return validateScripts([...byId.values()].map(({ value }) => value)).map(({ script, node, ...finding }) => {
    const from = byId.get(script);
    const line = from === undefined || node === undefined ? 1 : nodeLine(from.text, node);
    return { ...finding, ...(from === undefined ? {} : { file: from.file }), line };
  });
}
