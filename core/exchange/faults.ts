import type { Question } from '../quiz/questions/registry.ts';
import type { RefusalCode } from './report.ts';

export interface Fault {
  readonly path: readonly string[];
  readonly code: RefusalCode;
  readonly what: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const records = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

/**
 * Faults of a candidate that a trainer knows by name; what else its schema finds comes after. Takes fields by our names and
 * values of any type.
 */
export function faultsOf(candidate: Readonly<Record<string, unknown>>): Fault[] {
  switch (candidate['kind']) {
    case 'single':
    case 'multiple':
      return optionFaults(candidate['options'], candidate['kind'], ['options']);
    case 'ordering':
      return sameFaults(records(candidate['items']), 'text', ['items']);
    case 'matching':
      return [
        ...sameFaults(records(candidate['pairs']), 'left', ['pairs']),
        ...sameFaults(records(candidate['pairs']), 'right', ['pairs']),
      ];
    case 'cloze':
      return records(candidate['gaps']).flatMap((gap, at) =>
        gap['choices'] === undefined
          ? answersFault(gap['accept'], ['gaps', String(at), 'accept'])
          : optionFaults(gap['choices'], 'single', ['gaps', String(at), 'choices']),
      );
    case 'shortText':
      return answersFault(candidate['accept'], ['accept']);
    case 'number':
      return typeof candidate['answer'] === 'number' && Number.isFinite(candidate['answer'])
        ? []
        : [{ path: ['answer'], code: 'number.invalid', what: JSON.stringify(candidate['answer'] ?? '') }];
    case 'trueFalse':
      return candidate['answer'] === undefined
        ? [{ path: ['answer'], code: 'answer.missing', what: '' }]
        : [];
    case 'case':
      return records(candidate['questions']).flatMap((part, at) =>
        faultsOf(part).map((fault) => ({ ...fault, path: ['questions', String(at), ...fault.path] })),
      );
    default:
      return [{ path: ['kind'], code: 'kind.unknown', what: JSON.stringify(candidate['kind']) }];
  }
}

function optionFaults(value: unknown, kind: 'single' | 'multiple', path: readonly string[]): Fault[] {
  const options = records(value);
  if (options.length < 2) return [{ path, code: 'list.few', what: `${options.length} / 2` }];
  const empty = options.flatMap(({ text }, at): Fault[] =>
    typeof text === 'string' && text.trim() === ''
      ? [{ path: [...path, String(at), 'text'], code: 'text.missing', what: '' }]
      : [],
  );
  const rights = options.filter(({ right }) => right === true).length;
  const answer = (code: RefusalCode): Fault[] => [{ path: ['answer'], code, what: String(rights) }];
  const key =
    rights === 0
      ? answer('answer.missing')
      : kind === 'single' && rights > 1
        ? answer('answer.many')
        : kind === 'multiple' && rights === 1
          ? answer('answer.one')
          : kind === 'multiple' && rights === options.length
            ? answer('answer.all')
            : [];
  return [...empty, ...sameFaults(options, 'text', path), ...key];
}

function sameFaults(
  list: readonly Readonly<Record<string, unknown>>[],
  field: string,
  path: readonly string[],
): Fault[] {
  const seen = new Set<string>();
  return list.flatMap((each, at) => {
    const words = each[field];
    if (typeof words !== 'string' || words.trim() === '') return [];
    const isSame = seen.has(words.trim());
    seen.add(words.trim());
    return isSame ? [{ path: [...path, String(at), field], code: 'list.same' as const, what: words }] : [];
  });
}

const answersFault = (value: unknown, path: readonly string[]): Fault[] =>
  Array.isArray(value) && value.length > 0 ? [] : [{ path, code: 'answer.missing', what: '' }];

/** The words of a question, list by list: what is asked, and what there is to choose from. */
export function wordsOf(question: Question): string[][] {
  const texts = (list: readonly { readonly text: string }[]): string[] => list.map(({ text }) => text);
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return [[question.text], texts(question.options)];
    case 'ordering':
      return [[question.text], texts(question.items)];
    case 'matching':
      return [
        [question.text],
        question.pairs.map(({ left }) => left),
        question.pairs.map(({ right }) => right),
      ];
    case 'cloze':
      return [
        [question.text],
        ...question.gaps.map((gap) => ('choices' in gap ? texts(gap.choices) : gap.accept)),
      ];
    case 'number':
      return [[question.text], [question.unit]];
    case 'case':
      return [[question.text], ...question.questions.flatMap((part) => wordsOf(part))];
    case 'trueFalse':
    case 'shortText':
      return [[question.text]];
  }
}
