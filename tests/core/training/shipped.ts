import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { calendarYear, createCalendar } from '../../../core/calendar/calendar.ts';
import { readYaml } from '../../../core/content/read-yaml.ts';
import { parseRule } from '../../../core/content/rule.ts';
import { type Course, parseCourse } from '../../../core/course/course.ts';
import type { TrainingRules } from '../../../core/training/rules.ts';

const textOf = (path: string) => readFileSync(join(import.meta.dirname, '../../../content', path), 'utf8');
export const calendar = createCalendar(
  [2026, 2027].map((year) => {
    const file = `rules/calendar-${year}.yaml`;
    const read = readYaml({ file, text: textOf(file), schema: calendarYear, newest: 1 });
    if (!('value' in read)) throw new Error(file);
    return read.value;
  }),
);
export const rules = ((): TrainingRules => {
  const read = parseRule({ file: 'training', text: textOf('rules/training.yaml') });
  if (!('value' in read) || read.value.kind !== 'training') throw new Error(JSON.stringify(read));
  return read.value;
})();
export const courses = new Map(
  Array.from({ length: 11 }, (_, at): [string, Course] => {
    const id = `CRS-${String(at + 1).padStart(2, '0')}`;
    const read = parseCourse({ file: id, text: textOf(`courses/${id}.yaml`) });
    if (!('value' in read)) throw new Error(JSON.stringify(read.findings));
    return [id, read.value];
  }),
);
export const courseOf = (id: string): Course => {
  const found = courses.get(id);
  if (found === undefined) throw new Error(id);
  return found;
};
