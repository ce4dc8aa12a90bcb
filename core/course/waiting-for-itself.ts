import type { Loaded } from '../content/kinds.ts';
import type { Finding } from '../errors.ts';
import type { Course } from './course.ts';

/** The way from a course over what must be finished before it back to itself; undefined where there is none. */
function wayBack(id: string, before: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const seen = new Set<string>();
  const ways: (readonly string[])[] = [[id]];
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of before.get(way.at(-1) ?? '') ?? []) {
      if (next === id) return [...way, id];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

/** Courses that can never be begun, since each waits for another of them: one finding for each, by its newest version. */
export function coursesWaitingForThemselves(courses: readonly Loaded<Course>[]): Finding[] {
  const newest = new Map<string, Loaded<Course>>();
  for (const one of courses) {
    const known = newest.get(one.value.id);
    if (known === undefined || known.value.version < one.value.version) newest.set(one.value.id, one);
  }
  const before = new Map([...newest].map(([id, { value }]) => [id, value.prerequisites]));
  return [...newest].flatMap(([id, { file, text }]): Finding[] => {
    const way = wayBack(id, before);
    if (way === undefined) return [];
    const line = text.slice(0, Math.max(0, text.indexOf('prerequisites'))).split('\n').length;
    const message = `先修课程互相等待：${way.join(' → ')}，谁也无法开始，请去掉其中一个`;
    return [{ file, line, field: 'prerequisites', code: 'content.cycle', message }];
  });
}
