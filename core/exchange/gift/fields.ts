import type { ExchangeNote } from '../report.ts';
import { quoted } from '../report.ts';
import { letterOf, optionReason, reasonWords } from '../words.ts';
import { answersOf, feedbackOf, type GiftAnswer, numberOf } from './answers.ts';
import { findSign, GiftSlip } from './scan.ts';

/** What stands between the braces. */
export interface GiftBody {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** What is said of the question to everybody. */
  readonly general: string;
}

type Words = (raw: string, field: string) => string;
type Fields = Readonly<Record<string, unknown>> & { readonly kind: string };

/** The kind of a question and its fields, by what stands between its braces. Throws a slip. */
export function answerFields(body: GiftBody, words: Words, notes: ExchangeNote[], isGap: boolean): Fields {
  const inside = body.text.slice(body.from, body.to).trim();
  if (inside === '') throw new GiftSlip('kind.unknown', body.from - 1, 'essay');
  if (inside.startsWith('#')) return numberFields(body, words, notes);
  const truth = /^(T|TRUE|F|FALSE)$/i.exec(feedbackOf(inside).words.trim())?.[1];
  if (truth !== undefined) return truthFields(truth, inside, words, notes, body.general.trim() === '');
  const answers = answersOf(body.text, body.from, body.to);
  const isPair = ({ raw }: GiftAnswer): boolean => raw.includes('->');
  if (answers.every(({ sign }) => sign === '=') && answers.some(isPair))
    return pairFields(answers, words, notes);
  if (answers.every(({ sign }) => sign === '=')) return wordFields(answers, words, notes, isGap);
  return choiceFields(answers, words, notes, isGap);
}

function truthFields(
  truth: string,
  inside: string,
  words: Words,
  notes: ExchangeNote[],
  isUnsaid: boolean,
): Fields {
  // What is said to who answers wrongly, then to who answers rightly.
  const { words: wrong, feedback: right } = feedbackOf(feedbackOf(inside).feedback);
  const said = [wrong, right].map((each) => words(each, 'feedback')).filter((each) => each !== '');
  const why = isUnsaid ? said.shift() : undefined;
  for (const each of said) notes.push({ code: 'dropped', field: 'feedback', what: quoted(each) });
  return {
    kind: 'trueFalse',
    answer: /^t/i.test(truth),
    ...(why === undefined ? {} : { why: reasonWords(why, 'why', notes) }),
  };
}

function pairFields(answers: readonly GiftAnswer[], words: Words, notes: ExchangeNote[]): Fields {
  const pairs = answers.map(({ raw, at, weight, feedback }) => {
    const arrow = raw.indexOf('->');
    if (arrow < 0) throw new GiftSlip('gift.pair', at, raw);
    if (weight !== undefined && weight !== 100)
      notes.push({ code: 'dropped', field: 'weight', what: `${weight}%` });
    if (feedback !== '') notes.push({ code: 'dropped', field: 'feedback', what: quoted(feedback) });
    const [left, right] = [words(raw.slice(0, arrow), 'left'), words(raw.slice(arrow + 2), 'right')];
    if (right === '') throw new GiftSlip('gift.pair', at, raw);
    return { left, right };
  });
  const lettered = pairs.map((pair, at) => ({ id: letterOf(at), ...pair }));
  return {
    kind: 'matching',
    pairs: lettered.filter(({ left }) => left !== ''),
    extra: lettered.filter(({ left }) => left === '').map(({ id, right }) => ({ id, text: right })),
  };
}

/** Words to be typed. What earns a part of the marks is no right answer here: the paper's rule gives parts. */
function wordFields(
  answers: readonly GiftAnswer[],
  words: Words,
  notes: ExchangeNote[],
  isGap: boolean,
): Fields {
  const accept = answers.flatMap(({ raw, weight = 100, feedback }) => {
    const text = words(raw, 'accept');
    if (feedback !== '') notes.push({ code: 'dropped', field: 'feedback', what: quoted(feedback) });
    if (weight >= 100) return [text];
    notes.push({ code: 'dropped', field: 'accept', what: quoted(`${weight}% ${text}`) });
    return [];
  });
  return isGap ? { kind: 'cloze', gaps: [{ id: 'a', accept }] } : { kind: 'shortText', accept };
}

function choiceFields(
  answers: readonly GiftAnswer[],
  words: Words,
  notes: ExchangeNote[],
  isGap: boolean,
): Fields {
  const rights = answers.filter(({ sign }) => sign === '=');
  const second = rights[1];
  if (second) throw new GiftSlip('gift.twoAnswers', second.at, second.raw);
  const isSingle = rights.length === 1;
  const isRight = ({ sign, weight = 0 }: GiftAnswer): boolean => (isSingle ? sign === '=' : weight > 0);
  if (!answers.some(isRight)) throw new GiftSlip('gift.noAnswer', answers[0]?.at ?? 0);
  const weights = answers.map(({ weight = 0 }) => weight);
  const share = 100 / answers.filter(isRight).length;
  const isEven = answers.every((each) =>
    isSingle
      ? each.weight === undefined || each.weight === (isRight(each) ? 100 : 0)
      : isRight(each)
        ? Math.abs((each.weight ?? 0) - share) < 0.01
        : [0, -100].includes(each.weight ?? 0) || Math.abs((each.weight ?? 0) + share) < 0.01,
  );
  if (!isEven)
    notes.push({ code: 'dropped', field: 'weight', what: weights.map((each) => `${each}%`).join(' ') });
  const options = answers.map((each, at) => ({
    id: letterOf(at),
    text: words(each.raw, `options.${letterOf(at)}`),
    right: isRight(each),
    ...optionReason(words(each.feedback, 'feedback'), `options.${letterOf(at)}.feedback`, notes),
  }));
  // `~%100%` alone says: one right answer.
  const isOne = isSingle || (share === 100 && answers.some(({ weight }) => weight === 100));
  if (isGap && isOne) return { kind: 'cloze', gaps: [{ id: 'a', choices: options }] };
  return { kind: isOne ? 'single' : 'multiple', options };
}

function numberFields(body: GiftBody, words: Words, notes: ExchangeNote[]): Fields {
  const hash = body.text.indexOf('#', body.from);
  const first = findSign(body.text, '=~', hash + 1, body.to);
  const alone = first < 0 || body.text.slice(hash + 1, first).trim() !== '';
  if (alone) {
    const { words: raw, feedback } = feedbackOf(body.text.slice(hash + 1, body.to));
    if (feedback !== '') notes.push({ code: 'dropped', field: 'feedback', what: quoted(feedback) });
    return { kind: 'number', ...numberOf(raw, hash) };
  }
  const answers = answersOf(body.text, hash + 1, body.to);
  const right = answers.filter(({ sign, weight = 100 }) => sign === '=' && weight === 100);
  const [one, two] = right;
  if (one === undefined) throw new GiftSlip('gift.noAnswer', hash);
  if (two) throw new GiftSlip('gift.twoAnswers', two.at, two.raw);
  const slips = answers.flatMap((each) => {
    if (each === one) return [];
    const why = words(each.feedback, 'feedback');
    const isSlip = each.sign === '=' && each.weight === 0 && why !== '' && why.length <= 160;
    if (isSlip) return [{ value: numberOf(each.raw, each.at).answer, why }];
    notes.push({ code: 'dropped', field: 'answer', what: quoted(`${each.raw} ${why}`) });
    return [];
  });
  if (one.feedback !== '') notes.push({ code: 'dropped', field: 'feedback', what: quoted(one.feedback) });
  return { kind: 'number', ...numberOf(one.raw, one.at), slips };
}
