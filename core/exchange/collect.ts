import * as v from 'valibot';

import { openQuestionSchema, type Question } from '../quiz/questions/registry.ts';
import { questionId } from '../quiz/questions/question.ts';
import { fold } from '../search/fold.ts';
import { type Fault, faultsOf, wordsOf } from './faults.ts';
import {
  type ExchangeNote,
  mostQuestions,
  quoted,
  type ReadQuestion,
  type ReadResult,
  type Refusal,
  type RefusalCode,
} from './report.ts';

/** A question as a file has it, before anything is known of it: fields by our names, values of any type. */
export type Candidate = Readonly<Record<string, unknown>> & { readonly kind: string };

export interface Found {
  readonly row: number;
  /** What the file calls the question. */
  readonly ownId?: string | undefined;
  /** `ownId` is a title, which two questions may have: the second then gets an id of its content. */
  readonly isName?: boolean;
  readonly candidate: Candidate;
  readonly notes?: readonly ExchangeNote[];
  /** The file's name of one of our fields, by its path; our own where nothing is said. */
  readonly fieldName?: ((path: readonly string[]) => string) | undefined;
}

/** Reasons that are given for one question; who mends these reads the file again. */
const mostFaults = 8;
/** Notes on one question: of a hundred pictures nobody reads more. */
const mostNotes = 40;

export type Collector = ReturnType<typeof createCollector>;

/** Gathers what a file gives: gives ids, refuses what cannot be marked and what stands there twice. */
export function createCollector() {
  const questions: ReadQuestion[] = [];
  const refused: Refusal[] = [];
  const rowOfId = new Map<string, number>();
  const rowOfContent = new Map<string, number>();
  let isFull = false;

  function refuse(row: number, code: RefusalCode, what = '', field?: string): void {
    if (isFull) return;
    if (refused.length >= mostQuestions) return fill();
    refused.push({ row, ...(field === undefined ? {} : { field }), code, what: quoted(what) });
  }

  function fill(): void {
    isFull = true;
    refused.push({ row: 0, code: 'file.tooMany', what: String(mostQuestions) });
  }

  /** Takes a question or refuses it, with every reason. */
  function take(found: Found): void {
    if (isFull) return;
    if (questions.length >= mostQuestions) return fill();
    const { row, candidate, notes = [], fieldName = (path) => path.join('.') } = found;
    const own = found.ownId?.trim() ?? '';
    const named = v.is(questionId, own) ? own : `q-${digest(own)}`;
    const isNameless = own === '' || (found.isName === true && rowOfId.has(named));
    const id = isNameless ? `q-${digest(JSON.stringify(candidate))}` : named;
    const filled = { difficulty: 'medium', ...candidate, id };
    const faults = faultsOf(filled);
    const parsed = v.safeParse(openQuestionSchema, filled);
    if (faults.length > 0 || !parsed.success) {
      const all = withIssues(faults, issuesOf(parsed.issues ?? []));
      for (const { path, code, what } of all.slice(0, mostFaults)) refuse(row, code, what, fieldName(path));
      return;
    }
    const question = parsed.output;
    const content = contentOf(question);
    const twin = rowOfContent.get(content);
    if (twin !== undefined) return refuse(row, 'question.twice', String(twin));
    const taken = rowOfId.get(id);
    if (taken !== undefined) return refuse(row, 'id.taken', `${own} = ${taken}`, fieldName(['id']));
    rowOfContent.set(content, row);
    rowOfId.set(id, row);
    questions.push({
      row,
      question,
      notes: [
        ...notes.slice(0, mostNotes),
        ...(candidate['difficulty'] === undefined ? [assumedDifficulty] : []),
        ...(own === '' || own === id ? [] : [{ code: 'renamed' as const, what: quoted(own) }]),
      ],
    });
  }

  return {
    take,
    refuse,
    /** Nothing more is taken: the rest of the file need not be read. */
    isFull: () => isFull,
    result: (): ReadResult => ({ questions, refused }),
  };
}

const assumedDifficulty: ExchangeNote = { code: 'assumed', field: 'difficulty', what: 'medium' };

/** What makes two questions one: the words asked and the words to choose from, in whatever order, width and case. */
const contentOf = (question: Question): string =>
  JSON.stringify([
    question.kind,
    ...wordsOf(question).map((list) => list.map((words) => fold(words).replaceAll(/\s+/g, '')).sort()),
  ]);

/** Faults, and what the schema finds beside them; where there are some, it may say the same in other words. */
function withIssues(faults: readonly Fault[], issues: readonly Fault[]): readonly Fault[] {
  if (faults.length === 0) return issues;
  const seen = new Set(faults.map(({ path }) => path.join('.')));
  const other = issues.filter(
    ({ path, code }) =>
      ['text.missing', 'text.tooLong', 'value.type'].includes(code) && !seen.has(path.join('.')),
  );
  return [...faults, ...other];
}

interface Issue {
  readonly type: string;
  readonly input: unknown;
  readonly requirement?: unknown;
  readonly message: string;
  readonly path?: readonly { readonly key?: unknown }[] | undefined;
}

function issuesOf(issues: readonly Issue[]): Fault[] {
  return issues.map(({ type, input, requirement, message, path = [] }) => {
    const at = path.map(({ key }) => String(key));
    const { length } = typeof input === 'string' || Array.isArray(input) ? input : [];
    const what = `${length} / ${String(requirement)}`;
    if (type === 'max_length') {
      return { path: at, code: Array.isArray(input) ? 'list.many' : 'text.tooLong', what };
    }
    if (type === 'min_length') {
      return length === 0 && typeof input === 'string'
        ? { path: at, code: 'text.missing', what: '' }
        : { path: at, code: 'list.few', what };
    }
    if (['string', 'number', 'boolean', 'array', 'strict_object'].includes(type) && input !== undefined) {
      return { path: at, code: 'value.type', what: typeof input };
    }
    return { path: at, code: 'question.invalid', what: message };
  });
}

/** 64 bits of a text, in hexadecimal: two mixes of its UTF-16 units. Names of questions, no safeguard. */
function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
