import type { Article } from '../article/article.ts';
import { parseArticle } from '../article/parse.ts';
import type { MomentDefinition } from '../moment/moment.ts';
import { parseMoment } from '../moment/parse.ts';
import { parseScript } from '../script/parse.ts';
import type { Script } from '../script/script.ts';
import type { Parsed } from './parsed.ts';

/** What each kind of content file is read as. A new kind is one line here and one in `contentKinds`. */
export interface ContentValues {
  readonly articles: Article;
  readonly scripts: Script;
  readonly moments: MomentDefinition;
}
export type ContentKind = keyof ContentValues;

export interface KindReader<T> {
  /** Files of the kind: `<folder>/**` with this ending. */
  readonly folder: string;
  readonly ending: string;
  readonly parse: (input: { readonly file: string; readonly text: string }) => Parsed<T>;
  /** What must be unique among the files of the kind. */
  readonly identity: (value: T) => string;
}

export const contentKinds: { readonly [K in ContentKind]: KindReader<ContentValues[K]> } = {
  articles: {
    folder: 'articles',
    ending: '.md',
    parse: parseArticle,
    identity: (article) => `${article.id} 第 ${article.version} 版`,
  },
  scripts: {
    folder: 'scripts',
    ending: '.yaml',
    parse: parseScript,
    identity: (script) => `${script.id} 第 ${script.version} 版`,
  },
  moments: {
    folder: 'moments',
    ending: '.yaml',
    parse: parseMoment,
    identity: (moment) => `${moment.pageKind} 第 ${moment.version} 版`,
  },
};

/** The kind a path relative to the content folder belongs to; undefined for guides and other folders. */
export function kindOfPath(path: string): ContentKind | undefined {
  const kinds = Object.keys(contentKinds) as ContentKind[];
  return kinds.find((kind) => {
    const { folder, ending } = contentKinds[kind];
    return path.startsWith(`${folder}/`) && path.endsWith(ending);
  });
}

/** A value with the file it came from. */
export interface Loaded<T> {
  readonly file: string;
  readonly text: string;
  readonly value: T;
}
export type LoadedContent = { readonly [K in ContentKind]: readonly Loaded<ContentValues[K]>[] };
