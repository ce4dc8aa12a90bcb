/** One hit of a search, already allowed and in force for the asking person. */
export interface Hit {
  readonly kind: 'article' | 'script';
  readonly id: string;
  readonly title: string;
  readonly snippet: string;
  /** The block the snippet is from (an article's `^id`, a script's node); absent where it is the beginning. */
  readonly block?: string;
  /** Ranges [start, end) to mark in title and snippet, in UTF-16 units. */
  readonly titleMarks: readonly Range[];
  readonly snippetMarks: readonly Range[];
  /** Catalogue key of the reason, such as `search.why.title`, and its values. */
  readonly why: { readonly key: WhyKey; readonly values?: Readonly<Record<string, string>> };
  readonly level: 'junior' | 'intermediate' | 'senior';
  readonly category: string;
  /** Page kinds it is for; empty means every page. */
  readonly pages: readonly string[];
  readonly onThisPage: boolean;
  /** Day on which its review was due, where that has passed (R266). */
  readonly reviewDueOn?: string;
  readonly score: number;
}

export type Range = readonly [start: number, end: number];

export const whyKeys = [
  'search.why.titleAll',
  'search.why.title',
  'search.why.titleBody',
  'search.why.tags',
  'search.why.headings',
  'search.why.body',
  'search.why.step',
  'search.why.page',
  'search.why.home',
] as const;
export type WhyKey = (typeof whyKeys)[number];

/** What is asked; every filter narrows before ranking. An empty text lists what is in force, this page's first. */
export interface Query {
  readonly text: string;
  readonly kind?: Hit['kind'];
  readonly category?: string;
  readonly level?: Hit['level'];
  readonly tag?: string;
  /** Only what is for this page kind. */
  readonly page?: string;
  /** The page kind in view: its own come first. */
  readonly pageKind?: string;
  readonly limit?: number;
}

/** Something to search for in place of what was typed: it continues it, or is near to it. */
export interface Suggestion {
  readonly text: string;
  /** A title, a question by which colleagues ask, a tag, or a bank term. */
  readonly kind: 'title' | 'question' | 'tag' | 'term';
}
