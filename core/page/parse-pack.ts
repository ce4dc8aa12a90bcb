import * as v from 'valibot';

import type { Parsed } from '../content/parsed.ts';
import { type AdapterPack, packSchema } from './pack.ts';

/** 1-based line of the first place in a JSON text where the last key of a path stands, or 1. */
function lineOf(text: string, path: readonly string[]): number {
  let at = 0;
  for (const key of path) {
    const found = text.indexOf(`"${key}"`, at);
    if (found >= 0) at = found;
  }
  return text.slice(0, at).split('\n').length;
}

/**
 * Reads one adapter pack from JSON text. Gives the pack, or every finding with file, line and what to do;
 * never a part of a pack: the caller keeps the last good version.
 */
export function parsePack({
  file,
  text,
}: {
  readonly file: string;
  readonly text: string;
}): Parsed<AdapterPack> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const line = position ? text.slice(0, Number(position)).split('\n').length : 1;
    return {
      findings: [{ file, line, code: 'adapter.json', message: `not JSON: ${(error as Error).message}` }],
    };
  }
  const result = v.safeParse(packSchema, json);
  if (result.success) return { value: result.output };
  return {
    findings: result.issues.map((issue) => {
      const path = (issue.path ?? []).map((item) => String(item.key));
      return {
        file,
        line: lineOf(text, path),
        ...(path.length > 0 ? { field: path.join('.') } : {}),
        code: 'adapter.schema',
        message: issue.message,
      };
    }),
  };
}
