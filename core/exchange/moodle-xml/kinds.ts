import { quoted } from '../report.ts';
import { letterOf, optionReason } from '../words.ts';
import { childOf, childrenOf, rawText, type XmlNode } from '../xml/parse.ts';
import { clozeFields } from './cloze.ts';
import { type Fields, MoodleFault, type MoodleQuestion, textOf } from './question.ts';

const fractionOf = (answer: XmlNode): number => Number(answer.at.get('fraction') ?? '0');

/** What earns a part of the marks is no right answer here: the paper's rule gives parts. */
function acceptOf({ node, words, notes }: MoodleQuestion): string[] {
  return childrenOf(node, 'answer').flatMap((answer) => {
    const text = words(answer, 'answer');
    const said = words(childOf(answer, 'feedback'), 'feedback');
    if (said !== '') notes.push({ code: 'dropped', field: 'feedback', what: quoted(said) });
    // A star stands for anything, which is no answer.
    if (fractionOf(answer) >= 100 && !/(?<!\\)\*/.test(text)) return [text.replaceAll('\\*', '*')];
    notes.push({ code: 'dropped', field: 'answer', what: quoted(`${fractionOf(answer)}% ${text}`) });
    return [];
  });
}

function choiceFields({ node, text, words, notes }: MoodleQuestion): Fields {
  const answers = childrenOf(node, 'answer');
  const isSingle = rawText(childOf(node, 'single')).trim() !== 'false';
  const isRight = (answer: XmlNode): boolean =>
    isSingle ? fractionOf(answer) === 100 : fractionOf(answer) > 0;
  const share = 100 / answers.filter(isRight).length;
  const isEven = answers.every((each) =>
    isRight(each)
      ? Math.abs(fractionOf(each) - share) < 0.01
      : isSingle
        ? fractionOf(each) === 0
        : fractionOf(each) <= 0,
  );
  if (!isEven)
    notes.push({ code: 'dropped', field: 'fraction', what: quoted(answers.map(fractionOf).join(' ')) });
  const options = answers.map((answer, at) => ({
    id: letterOf(at),
    text: words(answer, `answer.${at + 1}`),
    right: isRight(answer),
    ...optionReason(words(childOf(answer, 'feedback'), 'feedback'), `answer.${at + 1}.feedback`, notes),
  }));
  return { kind: isSingle ? 'single' : 'multiple', text, options };
}

function truthFields({ node, text, words, notes }: MoodleQuestion): Fields {
  const answers = childrenOf(node, 'answer');
  for (const answer of answers) {
    const said = words(childOf(answer, 'feedback'), 'feedback');
    if (said !== '') notes.push({ code: 'dropped', field: 'feedback', what: quoted(said) });
  }
  const right = answers
    .filter((answer) => fractionOf(answer) === 100)
    .map((answer) => textOf(answer).toLowerCase());
  if (right.length !== 1)
    throw new MoodleFault(right.length === 0 ? 'answer.missing' : 'answer.many', 'answer', right.join(' '));
  if (right[0] !== 'true' && right[0] !== 'false')
    throw new MoodleFault('answer.unknown', 'answer', right[0] ?? '');
  return { kind: 'trueFalse', text, answer: right[0] === 'true' };
}

function numberFields({ node, text, words, notes }: MoodleQuestion): Fields {
  const answers = childrenOf(node, 'answer');
  const right = answers.filter((answer) => fractionOf(answer) === 100);
  const [one] = right;
  if (one === undefined || right.length > 1) {
    throw new MoodleFault(
      one === undefined ? 'answer.missing' : 'answer.many',
      'answer',
      String(right.length),
    );
  }
  const slips = answers.flatMap((answer) => {
    if (answer === one) return [];
    const [value, why] = [Number(textOf(answer)), words(childOf(answer, 'feedback'), 'feedback')];
    if (
      fractionOf(answer) === 0 &&
      textOf(answer) !== '*' &&
      Number.isFinite(value) &&
      why !== '' &&
      why.length <= 160
    )
      return [{ value, why }];
    notes.push({
      code: 'dropped',
      field: 'answer',
      what: quoted(`${fractionOf(answer)}% ${textOf(answer)} ${why}`),
    });
    return [];
  });
  const units = childrenOf(childOf(node, 'units') ?? node, 'unit').map((each) =>
    rawText(childOf(each, 'unit_name')).trim(),
  );
  for (const unit of units.slice(1)) notes.push({ code: 'dropped', field: 'unit', what: quoted(unit) });
  const value = textOf(one);
  return {
    kind: 'number',
    text,
    answer: value === '' ? Number.NaN : Number(value),
    tolerance: Number(rawText(childOf(one, 'tolerance')).trim()),
    unit: units[0] ?? '',
    slips,
  };
}

function pairFields({ node, text, words }: MoodleQuestion): Fields {
  const all = childrenOf(node, 'subquestion').map((each, at) => ({
    id: letterOf(at),
    left: words(each, `subquestion.${at + 1}`),
    right: words(childOf(each, 'answer'), `subquestion.${at + 1}.answer`),
  }));
  return {
    kind: 'matching',
    text,
    pairs: all.filter(({ left }) => left !== ''),
    extra: all.filter(({ left }) => left === '').map(({ id, right }) => ({ id, text: right })),
  };
}

/** Kinds of Moodle's by the names of its files: what of ours each is. */
export const moodleKinds: Readonly<Record<string, (question: MoodleQuestion) => Fields>> = {
  multichoice: choiceFields,
  truefalse: truthFields,
  shortanswer: (question) => ({ kind: 'shortText', text: question.text, accept: acceptOf(question) }),
  numerical: numberFields,
  matching: pairFields,
  ordering: ({ node, text, words }) => ({
    kind: 'ordering',
    text,
    items: childrenOf(node, 'answer').map((answer, at) => ({
      id: letterOf(at),
      text: words(answer, `answer.${at + 1}`),
    })),
  }),
  cloze: clozeFields,
  multianswer: clozeFields,
};
