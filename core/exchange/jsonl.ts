import type { Question } from '../quiz/questions/registry.ts';
import { questionKinds } from '../quiz/questions/registry.ts';
import { type Candidate, type Collector, createCollector, type Found } from './collect.ts';
import type { ExchangeNote, ReadResult, Written } from './report.ts';
import { letterOf, tagWords } from './words.ts';

/** Characters of a line: the longest question has far fewer. */
const longestLine = 100_000;
const isBlank = (line: string): boolean => line.trim() === '';

/**
 * Reads one question a line: ours, which says `kind`, or an exam's `{id, type, stem, options, answer, subject, tags, source}`.
 * Rows are lines, from 1; empty ones are passed over.
 */
export function readJsonl(text: string): ReadResult {
  const into = createCollector();
  let row = 0;
  for (let from = 0; from < text.length && !into.isFull();) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end);
    from = end < 0 ? text.length : end + 1;
    row += 1;
    if (isBlank(line)) continue;
    if (line.length > longestLine) into.refuse(row, 'line.tooLong', `${line.length} / ${longestLine}`);
    else readLine(line, row, into);
  }
  return into.result();
}

function readLine(line: string, row: number, into: Collector): void {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return into.refuse(row, 'line.json', line);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return into.refuse(row, 'line.json', line);
  // Own fields alone, and no way to what they inherit.
  const fields = new Map(Object.entries(value));
  const kind = fields.get('kind');
  if (kind !== undefined) {
    if (typeof kind !== 'string') into.refuse(row, 'value.type', typeof kind, 'kind');
    else into.take(ownQuestion(fields, kind, row));
    return;
  }
  readExam(fields, row, into);
}

/** Fields that each kind has, as its example and its schema name them. */
function fieldsOf(kind: string): ReadonlySet<string> | undefined {
  const of = Object.entries(questionKinds).find(([name]) => name === kind)?.[1];
  return of && new Set(Object.keys(of.schema.entries));
}

function ownQuestion(fields: ReadonlyMap<string, unknown>, kind: string, row: number): Found {
  const known = fieldsOf(kind);
  const notes: ExchangeNote[] = [];
  const candidate = Object.fromEntries(
    [...fields].filter(([name]) => {
      const isKnown = name !== 'id' && (known === undefined || known.has(name));
      if (!isKnown && name !== 'id') notes.push({ code: 'dropped', field: name.slice(0, 60), what: '' });
      return isKnown;
    }),
  );
  const id = fields.get('id');
  return { row, ownId: typeof id === 'string' ? id : undefined, candidate: { ...candidate, kind }, notes };
}

/** Kinds of the exams' files by our names. */
const examKinds: Readonly<Record<string, 'single' | 'multiple'>> = { single: 'single', multiple: 'multiple' };
const examFields = new Set(['id', 'type', 'stem', 'options', 'answer', 'subject', 'tags', 'source']);

const isText = (value: unknown): value is string => typeof value === 'string';

function readExam(fields: ReadonlyMap<string, unknown>, row: number, into: Collector): void {
  const type = fields.get('type');
  const kind = isText(type) && Object.hasOwn(examKinds, type) ? examKinds[type] : undefined;
  if (kind === undefined) return into.refuse(row, 'kind.unknown', isText(type) ? type : typeof type, 'type');
  const [options, answer] = [fields.get('options'), fields.get('answer')];
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    return into.refuse(row, 'value.type', typeof options, 'options');
  }
  const letters = Object.keys(options);
  if (!Array.isArray(answer)) return into.refuse(row, 'value.type', typeof answer, 'answer');
  const strange = answer.filter((each) => !isText(each) || !letters.includes(each));
  if (strange.length > 0) {
    return into.refuse(row, 'answer.unknown', `${strange.join('、')}: ${letters.join('、')}`, 'answer');
  }
  const tags = [fields.get('subject'), fields.get('tags'), fields.get('source')]
    .flat()
    .filter((each) => isText(each));
  const notes: ExchangeNote[] = [...fields.keys()]
    .filter((name) => !examFields.has(name))
    .map((name) => ({ code: 'dropped' as const, field: name.slice(0, 60), what: '' }));
  const id = fields.get('id');
  into.take({
    row,
    ownId: isText(id) ? id : undefined,
    candidate: {
      kind,
      text: fields.get('stem'),
      tags: tagWords(tags, notes),
      options: Object.entries(options).map(([letter, text], at) => ({
        id: letterOf(at),
        text,
        right: answer.includes(letter),
      })),
    } satisfies Candidate,
    notes,
    fieldName: ([name = '', at, ...rest]) =>
      name === 'text'
        ? 'stem'
        : name === 'options' && at !== undefined
          ? `options.${letters[Number(at)] ?? at}`
          : [name, ...(at === undefined ? [] : [at]), ...rest].join('.'),
  });
}

/** Writes questions as `readJsonl` reads them: every field of ours, one question a line. Nothing is dropped. */
export const writeJsonl = (questions: readonly Question[]): Written<string> => ({
  content: questions.map((question) => `${JSON.stringify(question)}\n`).join(''),
  dropped: [],
});
