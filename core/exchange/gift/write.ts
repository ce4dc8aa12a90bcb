import type { Option } from '../../quiz/questions/question.ts';
import type { Question } from '../../quiz/questions/registry.ts';
import { looksLikeHtml } from '../xml/plain.ts';
import type { Written } from '../report.ts';
import { type Dropped, droppedOf, writable } from '../writable.ts';
import { escaped } from './scan.ts';

/** Words as GIFT reads them back: what would pass for HTML or for a format says that it is plain. */
const gift = (words: string): string => `${plainMark(words)}${escaped(writable(words).trim())}`;

const plainMark = (words: string): string =>
  looksLikeHtml(words) || /^\s*\[(?:html|moodle|plain|markdown)\]/.test(words) ? '[plain]' : '';

const feedback = (why: string | undefined): string => (why === undefined ? '' : `#${gift(why)}`);

/** Words that begin with a sign of per cent would pass for a weight. */
const marked = (sign: '=' | '~', text: string): string => {
  const weight = text.trimStart().startsWith('%') ? (sign === '=' ? '%100%' : '%0%') : '';
  return `${sign}${weight}${gift(text)}`;
};

const single = (options: readonly Option[]): string[] =>
  options.map(({ text, right, why }) => `${marked(right ? '=' : '~', text)}${feedback(why)}`);

/** A part of the marks for each right one, and as much off for each wrong one: of the weights Moodle allows. */
function multiple(options: readonly Option[]): string[] {
  const share = Number((100 / options.filter(({ right }) => right).length).toFixed(5));
  return options.map(({ text, right, why }) => `~%${right ? share : -share}%${gift(text)}${feedback(why)}`);
}

/** Nothing escapes the arrow of pairs: another stands in its place. */
const arrowless = (words: string): string => words.replaceAll('->', '→');
const hasArrow = (words: string): boolean => words.includes('->');

/** Words to be typed. */
const typed = (accept: readonly string[]): Pick<Parts, 'answers' | 'dropped'> => ({
  answers: accept.map((each) => marked('=', arrowless(each))),
  dropped: accept.some(hasArrow) ? ['->'] : [],
});

interface Parts {
  readonly before: string;
  readonly answers: readonly string[];
  readonly after?: string;
  readonly dropped?: readonly string[];
}

/** A question's text and answers; `undefined` where GIFT has no form for it. */
function partsOf(question: Question): Parts | undefined {
  const before = gift(question.text);
  switch (question.kind) {
    case 'single':
      return { before, answers: single(question.options) };
    case 'multiple':
      return { before, answers: multiple(question.options) };
    case 'trueFalse':
      return { before, answers: [question.answer ? 'TRUE' : 'FALSE'] };
    case 'shortText':
      return { before, ...typed(question.accept) };
    case 'number': {
      const right = `=${question.answer}:${question.tolerance}`;
      const slips = question.slips.map(({ value, why }) => `=%0%${value}:0${feedback(why)}`);
      return { before, answers: ['#', right, ...slips] };
    }
    case 'matching': {
      const { pairs, extra } = question;
      const all = [...pairs, ...extra.map(({ text }) => ({ left: '', right: text }))];
      return {
        before,
        answers: all.map(({ left, right }) => `${marked('=', arrowless(left))} -> ${gift(arrowless(right))}`),
        dropped: all.some(({ left, right }) => hasArrow(left) || hasArrow(right)) ? ['->'] : [],
      };
    }
    case 'cloze':
      return gapOf(question);
    case 'ordering':
    case 'case':
      return undefined;
  }
}

/** The missing word of GIFT: one gap, with words after it. */
function gapOf({ text, gaps }: Extract<Question, { kind: 'cloze' }>): Parts | undefined {
  const [left = '', right = ''] = text.split('{{a}}');
  const [gap] = gaps;
  if (gap === undefined || gaps.length > 1 || right.trim() === '') return undefined;
  const answers = 'choices' in gap ? { answers: single(gap.choices) } : typed(gap.accept);
  // One mark for both halves: no format is read behind a gap.
  return {
    before: `${plainMark(text)}${escaped(writable(left))}`,
    ...answers,
    after: escaped(writable(right)),
  };
}

/** Words in the brackets of a comment; those with brackets, or on two lines, cannot stand there. */
const isTag = (words: string): boolean => !/[[\]<>`\n]/.test(words);

/**
 * Writes questions as GIFT, ids and tags in the comment before each, as Moodle does. Orders, cases and clozes of more than
 * one gap (or one at the end) have no form there: they are dropped as `question`.
 */
export function writeGift(questions: readonly Question[]): Written<string> {
  const dropped: Dropped[] = [];
  const blocks = questions.flatMap((question) => {
    const { id, tags, why } = question;
    const parts = partsOf(question);
    if (parts === undefined) {
      dropped.push({ question: id, field: 'question' });
      return [];
    }
    dropped.push(...droppedOf(question));
    for (const field of parts.dropped ?? []) dropped.push({ question: id, field });
    if (!tags.every(isTag)) dropped.push({ question: id, field: 'tags' });
    const named = [`[id:${id}]`, ...tags.filter(isTag).map((each) => `[tag:${writable(each)}]`)].join(' ');
    const general = why === '' ? '' : `####${gift(why)}`;
    const [first = '', ...rest] = parts.answers;
    const answers = [first, ...rest].join('\n\t');
    return [`// ${named}\n::${escaped(id)}::${parts.before}{${answers}${general}}${parts.after ?? ''}\n`];
  });
  return { content: blocks.join('\n'), dropped };
}
