import type { YamlValue } from '../../../core/draft/edit-yaml.ts';

/** A line's number as files write it: a plain number where it is one, so that it stands without quotes. */
export const lineIdOf = (typed: string): YamlValue =>
  /^(?:0|[1-9]\d{0,8})$/.test(typed) ? Number(typed) : typed;

/** The first number that no line has. */
export function freeLineId(ids: readonly string[]): YamlValue {
  const most = ids.reduce((max, id) => Math.max(max, /^\d{1,8}$/.test(id) ? Number(id) : 0), 0);
  return most + 1;
}
