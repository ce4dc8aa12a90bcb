import * as v from 'valibot';
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';

import type { Finding } from '../errors.ts';
import { issuePath, issueSentence, type Parsed } from './parsed.ts';

/** 1-based line inside `text` where the value (or, for unknown keys, the key) at a path stands; the nearest parent if absent. */
function lineAt(doc: Document, counter: LineCounter, path: readonly string[]): number {
  let node: unknown = doc.contents;
  let line = 1;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key,
      );
      if (pair === undefined) break;
      if (isNode(pair.key) && pair.key.range) line = counter.linePos(pair.key.range[0]).line;
      node = pair.value;
    } else {
      node = isNode(node) && 'items' in node ? (node.items as unknown[])[Number(key)] : undefined;
      if (isNode(node) && node.range) line = counter.linePos(node.range[0]).line;
    }
    if (node === undefined) break;
  }
  return line;
}

/**
 * Reads YAML text by a schema. `schema: n` in the text must not be newer than `newest`; a newer file is one finding and
 * nothing else is said about it. `lineOffset` is added to every line (front matter begins on line 2 of its file).
 */
export function readYaml<T>(input: {
  readonly file: string;
  readonly text: string;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly newest: number;
  readonly lineOffset?: number;
}): Parsed<T> {
  const { file, text, schema, newest, lineOffset = 0 } = input;
  const counter = new LineCounter();
  const doc = parseDocument(text, { lineCounter: counter, schema: 'core', prettyErrors: false });
  const finding = (line: number, code: string, message: string, path: readonly string[] = []): Finding => ({
    file,
    line: line + lineOffset,
    ...(path.length > 0 ? { field: path.join('.') } : {}),
    code,
    message,
  });
  if (doc.errors.length > 0) {
    return {
      findings: doc.errors.map((error) =>
        finding(
          counter.linePos(error.pos[0]).line,
          'content.yaml',
          `YAML 写法有误（${error.code}），请检查缩进、引号和冒号后的空格`,
        ),
      ),
    };
  }
  let raw: unknown;
  try {
    raw = doc.toJS({ maxAliasCount: 20 });
  } catch {
    return { findings: [finding(1, 'content.yaml', '引用（& 与 *）过多，请把内容直接写出')] };
  }
  const declared = typeof raw === 'object' && raw !== null && 'schema' in raw ? raw.schema : undefined;
  if (typeof declared === 'number' && declared > newest) {
    const message = `文件格式版本 ${declared} 比本系统支持的 ${newest} 新，请先升级系统；现行内容不变`;
    return {
      findings: [finding(lineAt(doc, counter, ['schema']), 'content.newerSchema', message, ['schema'])],
    };
  }
  const result = v.safeParse(schema, raw);
  if (result.success) return { value: result.output };
  return {
    findings: result.issues.map((issue) => {
      const path = issuePath(issue);
      return finding(lineAt(doc, counter, path), 'content.field', issueSentence(issue), path);
    }),
  };
}
