import type { Finding } from '../errors.ts';
import { figureLint } from './figures.ts';
import { slugFindings } from './file-names.ts';
import {
  contentFolders,
  type ContentKind,
  contentKinds,
  type ContentValues,
  kindOfPath,
  type Loaded,
  type LoadedContent,
} from './kinds.ts';
import { textLints } from './lint.ts';
import type { Parsed } from './parsed.ts';
import { findingsBeside, type KnownArticles, type OtherContent, referenceFindings } from './references.ts';

/** A file of the content folder; `path` is relative to it, with `/`. */
export interface ContentFile {
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** Larger than any text a person edits: a picture or an archive by mistake. */
const maxBytes = 1_000_000;

function textOf(file: ContentFile): { readonly text: string } | { readonly finding: Finding } {
  const refuse = (code: string, message: string) => ({
    finding: { file: file.path, line: 1, code, message },
  });
  const size = typeof file.content === 'string' ? file.content.length : file.content.byteLength;
  if (size > maxBytes) return refuse('content.tooLarge', `文件有 ${size} 字节，超过 ${maxBytes}，请拆分`);
  let text: string;
  if (typeof file.content === 'string') text = file.content;
  else {
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.content);
    } catch {
      return refuse('content.encoding', '文件不是 UTF-8，请另存为 UTF-8');
    }
  }
  if (text.startsWith('\uFEFF')) return refuse('content.bom', '文件开头有 BOM，请另存为无 BOM 的 UTF-8');
  return { text };
}

/** Nesting deeper than the reader's stack is a fault of the file, not of the service. */
function parseSafely<T>(
  parse: (input: { file: string; text: string }) => Parsed<T>,
  file: string,
  text: string,
): Parsed<T> {
  try {
    return parse({ file, text });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { findings: [{ file, line: 1, code: 'content.yaml', message: '嵌套层次过深，请拆开书写' }] };
  }
}

function readAll<K extends ContentKind>(
  kind: K,
  files: readonly ContentFile[],
  findings: Finding[],
): Loaded<ContentValues[K]>[] {
  const { parse, id, ending } = contentKinds[kind];
  const seen = new Map<string, string>();
  const loaded: Loaded<ContentValues[K]>[] = [];
  for (const file of files) {
    if (!file.path.endsWith(ending)) {
      const message = `${kind} 里的文件应以 ${ending} 结尾，请改名或移走`;
      findings.push({ file: file.path, line: 1, code: 'content.ending', message });
      continue;
    }
    const read = textOf(file);
    if ('finding' in read) {
      findings.push(read.finding);
      continue;
    }
    const parsed = parseSafely<ContentValues[K]>(parse, file.path, read.text);
    if ('findings' in parsed) {
      findings.push(...parsed.findings);
      continue;
    }
    const name = `${id(parsed.value, file.path)} 第 ${parsed.value.version} 版`;
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      const message = `${name} 已在 ${earlier} 中，请改编号或版本号`;
      findings.push({ file: file.path, line: 1, code: 'content.duplicateId', message });
    }
    seen.set(name, file.path);
    loaded.push({ file: file.path, text: read.text, value: parsed.value });
  }
  return loaded;
}

/** How many different things of a kind there are: ids, or members where a file holds several. */
function countOf<K extends ContentKind>(kind: K, loaded: readonly Loaded<ContentValues[K]>[]): number {
  const { id, members } = contentKinds[kind];
  return new Set(loaded.flatMap(({ value, file }) => members?.(value) ?? [id(value, file)])).size;
}

function lintFindings(content: LoadedContent, only?: string): Finding[] {
  const rules = content.rules.map(({ value }) => value);
  const lints = [...textLints, figureLint(rules.filter((rule) => rule.kind === 'figures'))];
  return contentFolders.flatMap((kind) =>
    content[kind].flatMap(({ file, text }) => {
      if (only !== undefined && file !== only) return [];
      const linted = { file, kind, lines: text.split(/\r?\n/) };
      return lints.flatMap((lint) => lint(linted));
    }),
  );
}

/**
 * Reads and checks a content folder: each file by its kind, then ids and references across files, then the texts. Gives
 * what could be read, how many different things of each kind, and every finding at once with file, line and what to do.
 * A finding marked `advice` is no reason to refuse. Files of other folders are left to their own readers. Pure; never
 * throws on bad content.
 */
export function checkContent(files: readonly ContentFile[]): {
  readonly counts: Readonly<Record<ContentKind, number>>;
  readonly findings: readonly Finding[];
  readonly content: LoadedContent;
} {
  const { content, findings } = readFiles(files);
  findings.push(...referenceFindings(content), ...lintFindings(content));
  const counts = contentFolders.map((kind) => [kind, countOf(kind, content[kind])] as const);
  return { counts: Object.fromEntries(counts) as Record<ContentKind, number>, findings, content };
}

/** Reads every file by its kind, without looking across files or at the texts. Never throws on bad content. */
export function readFiles(files: readonly ContentFile[]): {
  readonly content: LoadedContent;
  readonly findings: Finding[];
} {
  const sorted = [...files].sort((left, right) => (left.path < right.path ? -1 : 1));
  const of = (kind: ContentKind) => sorted.filter(({ path }) => kindOfPath(path) === kind);
  const findings: Finding[] = [];
  const content = Object.fromEntries(
    contentFolders.map((kind) => [kind, readAll(kind, of(kind), findings)]),
  ) as unknown as LoadedContent;
  return { content, findings };
}

/**
 * Every finding about one file as if it stood beside what is published; only this file is read. Takes the published
 * articles as far as references ask for them, and everything else whole. Two versions that begin on one day are no
 * finding here. A file name that another article has is one; a folder, in which two may share one since before, is not
 * refused for it.
 */
export function checkBeside(
  held: { readonly articles: KnownArticles; readonly others: OtherContent },
  file: ContentFile,
): Finding[] {
  const { content: own, findings } = readFiles([file]);
  if (findings.length > 0) return findings.filter((finding) => finding.file === file.path);
  const others = Object.fromEntries(
    contentFolders.map((kind) => [
      kind,
      kind === 'articles' ? [] : [...held.others[kind].filter((one) => one.file !== file.path), ...own[kind]],
    ]),
  ) as unknown as LoadedContent;
  const across = [
    ...findingsBeside(own, held.articles, others),
    ...slugFindings(own.articles, held.articles.slugs),
    ...lintFindings({ ...own, rules: others.rules }, file.path),
  ];
  return across.filter((finding) => finding.file === file.path);
}
