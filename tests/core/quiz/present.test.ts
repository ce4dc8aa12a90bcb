import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { readAnswer } from '../../../core/quiz/answer.ts';
import { drawPaper, type PaperQuestion } from '../../../core/quiz/draw.ts';
import { markAnswer } from '../../../core/quiz/mark.ts';
import { presentQuestion, revealedSchema, revealQuestion } from '../../../core/quiz/present.ts';
import { inOrder, type Keyless } from '../../../core/quiz/questions/kind.ts';
import {
  kindOf,
  questionKinds,
  questionSchema,
  shownQuestionSchema,
  type Question,
  type ShownQuestion,
} from '../../../core/quiz/questions/registry.ts';
import { single } from '../../../core/quiz/questions/single.ts';
import { bank, rule } from './question-bank.ts';
import { examples } from './examples.ts';

const questions = bank(Object.keys(questionKinds).length);
const paperBy = (seed: number): readonly PaperQuestion[] => {
  const paper = rule({ questions: questions.length });
  const result = drawPaper({ quiz: 'QZ-01', paper, bank: questions, earlier: [], seed });
  return result.ok ? result.questions : [];
};
const questionOf = ({ question }: PaperQuestion): Question => {
  const found = questions.find((each) => each.question.id === question);
  if (found === undefined) throw new Error(question);
  return found.question;
};

/** Every text of a question that is part of its key, and not of what it asks. */
function secretsOf(question: Question): string[] {
  const asked = JSON.stringify(kindOf(question).show(question, 'q1', asFiled(question)));
  const all: string[] = [];
  JSON.stringify(question, (_, value: unknown) => {
    if (typeof value === 'string' && value.length > 1) all.push(value);
    return value;
  });
  return all.filter((text) => !asked.includes(text));
}
const asFiled = (question: Question) =>
  Object.fromEntries(
    kindOf(question)
      .lists(question)
      .map(({ name, ids }) => [name, ids]),
  );

describe('what a person sees of a question (T20, R-QZ1)', () => {
  it('holds nothing of the key, and nothing but what the contract names', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      for (const each of paperBy(seed)) {
        const question = questionOf(each);
        const shown = presentQuestion(question, each);
        expect(v.parse(shownQuestionSchema, shown)).toEqual(shown);
        const text = JSON.stringify(shown);
        expect(text).not.toMatch(/"(right|why|answer|accept|slips|tolerance|cites|difficulty|tags|level)"/);
        expect(
          secretsOf(question).filter((secret) => text.includes(secret)),
          question.kind,
        ).toEqual([]);
        expect(shown.id, 'the name in the file may tell').toMatch(/^q\d$/);
      }
    }
  });

  it('no letter tells: the right option is each letter as often as any other', () => {
    const letters = new Map<string, number>();
    for (let seed = 0; seed < 3_000; seed += 1) {
      const each = paperBy(seed).find((one) => questionOf(one).kind === 'single');
      const right = each && revealQuestion(questionOf(each), each, undefined).right;
      if (right?.kind === 'single') letters.set(right.option, (letters.get(right.option) ?? 0) + 1);
    }
    expect([...letters.keys()].toSorted()).toEqual(['a', 'b']);
    for (const count of letters.values()) expect(Math.abs(count - 1_500)).toBeLessThan(150);
  });

  it('a question or option handed on whole does not compile', () => {
    const question = v.parse(single.schema, examples.single);
    const whole = { kind: 'single' as const, id: 'q1', text: question.text, options: question.options };
    // @ts-expect-error its options say which is right
    const leak: Keyless<ShownQuestion> = whole;
    // @ts-expect-error a question has its reason, its key and what it cites
    const worse: Keyless<ShownQuestion> = question;
    const good: Keyless<ShownQuestion> = { ...whole, options: inOrder(question.options, ['b', 'a']) };
    expect([leak, worse].map((each) => v.is(shownQuestionSchema, each))).toEqual([false, false]);
    expect(v.is(shownQuestionSchema, good)).toBe(true);
  });
});

describe('a picture of a question', () => {
  it('is one of ours, with words for who cannot see it, and is shown with a question of any kind', () => {
    const media = { src: `/media/${'0f'.repeat(32)}`, alt: '取款流程的四个框' };
    for (const example of Object.values(examples)) {
      const question = v.parse(questionSchema, { ...example, media, tags: ['取款'], level: 'junior' });
      const shown = presentQuestion(question, { id: 'q1', order: asFiled(question) });
      expect(v.parse(shownQuestionSchema, shown).media, question.kind).toEqual(media);
    }
  });
});

describe('the key, when it may be shown', () => {
  it('is lettered as on the paper: given as an answer it earns everything', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      for (const each of paperBy(seed)) {
        const question = questionOf(each);
        const revealed = revealQuestion(question, each, undefined);
        expect(v.parse(revealedSchema, revealed)).toEqual(revealed);
        const read = readAnswer(question, each.order, revealed.right);
        expect(read.ok && markAnswer(question, read.answer, 'none')).toMatchObject({
          mark: { isRight: true },
        });
      }
    }
  });

  it('says of the very option why it is wrong', () => {
    const each = paperBy(3).find((one) => questionOf(one).kind === 'single');
    if (each === undefined) throw new Error('no single');
    const { reasons } = revealQuestion(questionOf(each), each, undefined);
    const shown = presentQuestion(questionOf(each), each);
    const wrong = shown.kind === 'single' ? shown.options.find(({ text }) => text === '风险评估') : undefined;
    expect(reasons).toEqual([{ id: wrong?.id, why: '风险评估是第三步。' }]);
  });

  it('tells a frequent slip to who made it, and to nobody else', () => {
    const question = v.parse(questionSchema, examples.number);
    const told = (text: string) =>
      revealQuestion(question, { id: 'q1', order: {} }, { kind: 'number', text }).reasons;
    expect(told('228')).toEqual([{ why: '把基数也算进去了。' }]);
    expect(told('7')).toEqual([]);
  });

  it('says of a gap why each choice is wrong', () => {
    const question = v.parse(questionSchema, examples.cloze);
    const order = { 'gap-a': ['c', 'b', 'a'] };
    expect(revealQuestion(question, { id: 'q1', order }, undefined).reasons).toEqual([
      { gap: 'a', id: 'c', why: '一个风险点先追问。' },
      { gap: 'a', id: 'a', why: '等到第三个就晚了。' },
    ]);
  });

  it('of a case gives the reasons of its parts', () => {
    const each = paperBy(5).find((one) => questionOf(one).kind === 'case');
    if (each === undefined) throw new Error('no case');
    const { parts } = revealQuestion(questionOf(each), each, undefined);
    expect(parts?.map(({ id, why }) => [id, why])).toEqual([
      ['a', '收集之后先核身份，再评风险。'],
      ['b', '优先只是顺序，核实一样不少。'],
    ]);
    expect(parts?.[0]?.reasons).toEqual([{ id: expect.stringMatching(/^[ab]$/), why: '风险评估是第三步。' }]);
  });
});
