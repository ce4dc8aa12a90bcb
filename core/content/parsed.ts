import type * as v from 'valibot';

import type { Finding } from '../errors.ts';

/** A file either gives its whole value or is refused whole, with every place named. */
export type Parsed<T> = { readonly value: T } | { readonly findings: readonly Finding[] };

type AnyIssue = v.BaseIssue<unknown>;

/** The dotted path of an issue, for `Finding.field`. */
export const issuePath = (issue: AnyIssue): string[] => (issue.path ?? []).map((item) => String(item.key));

const quoted = (text: string): string => text.replaceAll('"', '');

/** One valibot issue as a sentence for the author: what stands there, what should, never a stack or a type name. */
export function issueSentence(issue: AnyIssue): string {
  const custom = issue.message;
  if (!/^(Invalid|Missing|Unknown)/.test(custom)) return custom;
  const path = issuePath(issue);
  const field = path.at(-1) ?? '文件';
  if (issue.received === 'undefined') return `缺少 ${field}，请补上`;
  if (issue.expected === 'never') return `多余的字段 ${field}，请删去或改成指南中的名称`;
  if (issue.type === 'min_length') return `${field} 不能为空或过短，请补全`;
  if (issue.type === 'max_length') return `${field} 过长，请缩短`;
  const expected = issue.expected ?? '指南所列的值';
  return `${field} 的值 ${quoted(issue.received)} 不对，应为 ${quoted(expected.replaceAll(' | ', '、').slice(0, 300))}`;
}
