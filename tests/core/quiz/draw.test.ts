import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { bankOf } from '../../../core/quiz/bank.ts';
import { drawPaper, paperQuestionSchema, type PaperQuestion } from '../../../core/quiz/draw.ts';
import { paperSchema, type PaperRule } from '../../../core/quiz/paper.ts';
import { kindOf } from '../../../core/quiz/questions/registry.ts';
import { bank, rule } from './question-bank.ts';

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const questions = bank(24, (at) => ({
  difficulty: ['easy', 'medium', 'hard'][at % 3],
  tags: at % 2 === 0 ? ['诈骗'] : [],
  ...(at < 6 ? { level: 'senior' } : {}),
}));
const names = (paper: readonly PaperQuestion[]): string[] => paper.map(({ question }) => question);

function draw(
  paper: PaperRule,
  seed: number,
  earlier: readonly (readonly PaperQuestion[])[] = [],
  from = questions,
): readonly PaperQuestion[] {
  const result = drawPaper({ quiz: 'QZ-01', paper, bank: from, earlier, seed });
  if (!result.ok) throw new Error(`${result.code}: ${result.have} of ${result.wanted}`);
  return result.questions;
}

describe('a paper', () => {
  it('is the same, byte for byte, drawn again from the same inputs, in whatever order the bank came (R-QZ4)', () => {
    fc.assert(
      fc.property(seeds, fc.shuffledSubarray(questions, { minLength: 24 }), (seed, mixed) => {
        expect(JSON.stringify(draw(rule(), seed, [], mixed))).toBe(JSON.stringify(draw(rule(), seed)));
      }),
    );
  });

  it('stays the same in later builds: a paper kept by its seed alone can be drawn again', () => {
    const paper = draw(rule({ questions: 3 }), 20_261_122, [], questions.slice(0, 6));
    expect(JSON.stringify(paper)).toBe(GOLDEN);
  });

  it('has other questions, or another order, by another seed', () => {
    const papers = Array.from({ length: 100 }, (_, seed) => names(draw(rule(), seed)).join());
    expect(new Set(papers).size).toBeGreaterThan(95);
  });

  it('names each question once, by its place, with the version it is of and every list as a permutation', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const paper = draw(rule({ questions: 12 }), seed);
        expect(new Set(names(paper)).size).toBe(12);
        expect(paper.map(({ id }) => id)).toEqual(paper.map((_, at) => `q${at + 1}`));
        for (const each of paper) {
          expect(v.is(paperQuestionSchema, each)).toBe(true);
          const question = questions.find(({ question: { id } }) => id === each.question)?.question;
          const lists = question === undefined ? [] : kindOf(question).lists(question);
          expect(Object.keys(each.order)).toEqual(lists.map(({ name }) => name));
          for (const { name, ids } of lists) expect(each.order[name]?.toSorted()).toEqual(ids.toSorted());
        }
      }),
    );
  });

  it('shuffles evenly: over many seeds every order of three items comes as often as any other', () => {
    const counts = new Map<string, number>();
    const ordering = questions.filter(({ question }) => question.kind === 'ordering').slice(0, 1);
    for (let seed = 0; seed < 6_000; seed += 1) {
      const order = draw(rule({ questions: 1 }), seed, [], ordering)[0]?.order['items']?.join('') ?? '';
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('keeps the order of questions and options where the quiz says so; an ordering is shuffled all the same', () => {
    const paper = rule({ questions: 24, shuffleQuestions: false, shuffleOptions: false });
    const drawn = draw(paper, 7);
    expect(names(drawn)).toEqual(questions.map(({ question }) => question.id));
    const orders = (list: string) => drawn.flatMap(({ order }) => order[list]?.join('') ?? []);
    expect(new Set(orders('options'))).toEqual(new Set(['ab', 'abc']));
    const items = Array.from({ length: 20 }, (_, seed) => draw(paper, seed)).flatMap((each) =>
      each.flatMap(({ order }) => order['items']?.join('') ?? []),
    );
    expect(new Set(items).size).toBe(6);
  });
});

describe('the bank', () => {
  it('is every question of a quiz, in the order of the file', () => {
    const quiz = { id: 'QZ-07', version: 3, questions: questions.map(({ question }) => question) };
    expect(
      bankOf(quiz)
        .map(({ quiz: id, version, place }) => [id, version, place])
        .slice(0, 2),
    ).toEqual([
      ['QZ-07', 3, 0],
      ['QZ-07', 3, 1],
    ]);
  });
});

describe('the rule of a paper', () => {
  it('a fixed list gives these questions and no others', () => {
    const paper = rule({ questions: 3, fixed: ['n5', 'n2', 'n9'] });
    expect(names(draw(paper, 1)).toSorted()).toEqual(['n2', 'n5', 'n9']);
    expect(names(draw({ ...paper, shuffleQuestions: false }, 1))).toEqual(['n5', 'n2', 'n9']);
  });

  it('counts by tag, level, difficulty and quiz are all met', () => {
    const other = bank(4, () => ({}), 'QZ-02');
    const draws = [
      { count: 2, difficulty: 'hard' },
      { count: 3, tag: '诈骗' },
      { count: 2, level: 'senior' },
      { count: 1, quiz: 'QZ-02' },
    ];
    fc.assert(
      fc.property(seeds, (seed) => {
        const paper = draw(rule({ questions: 8, draw: draws }), seed, [], [...questions, ...other]);
        const of = paper.map((each) =>
          [...questions, ...other].find(
            ({ quiz, question }) => quiz === each.quiz && question.id === each.question,
          ),
        );
        const own = of.filter((each) => each?.quiz === 'QZ-01');
        expect(own.length).toBe(7);
        expect(own.filter((each) => each?.question.difficulty === 'hard').length).toBeGreaterThanOrEqual(2);
        expect(own.filter((each) => each?.question.tags.includes('诈骗')).length).toBeGreaterThanOrEqual(3);
        expect(own.filter((each) => each?.question.level === 'senior').length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it('a question that two rules want goes where it is needed', () => {
    const two = bank(2, (at) => ({ difficulty: 'easy', tags: at === 0 ? ['甲'] : [] }));
    const paper = rule({
      questions: 2,
      draw: [
        { count: 1, difficulty: 'easy' },
        { count: 1, tag: '甲' },
      ],
    });
    for (let seed = 0; seed < 50; seed += 1) {
      expect(names(draw(paper, seed, [], two)).toSorted()).toEqual(['n0', 'n1']);
    }
  });

  it('unseen questions come first, then those seen longest ago', () => {
    fc.assert(
      fc.property(seeds, seeds, seeds, (a, b, c) => {
        const small = questions.slice(0, 8);
        const first = draw(rule({ questions: 4 }), a, [], small);
        const second = draw(rule({ questions: 4 }), b, [first], small);
        expect(names(second).filter((name) => names(first).includes(name))).toEqual([]);
        const third = draw(rule({ questions: 4 }), c, [second, first], small);
        expect(names(third).toSorted()).toEqual(names(first).toSorted());
      }),
    );
  });

  it('no question of the last N papers comes again, even if the paper cannot be drawn then', () => {
    const paper = rule({ questions: 4, noRepeatWithin: 2 });
    const first = draw(paper, 1, [], questions.slice(0, 12));
    const second = draw(paper, 2, [first], questions.slice(0, 12));
    const third = draw(paper, 3, [second, first], questions.slice(0, 12));
    expect(new Set([...names(first), ...names(second), ...names(third)]).size).toBe(12);
    const few = { quiz: 'QZ-01', paper, bank: questions.slice(0, 10), earlier: [second, first], seed: 3 };
    expect(drawPaper(few)).toMatchObject({ ok: false, code: 'paper.tooFew', wanted: 4 });
  });

  it('an edited question takes the place of its older version', () => {
    const edited = bank(5).map((each) => ({ ...each, version: 2 }));
    const paper = draw(rule(), 1, [], [...bank(5), ...edited]);
    expect(paper.map(({ version }) => version)).toEqual([2, 2, 2, 2, 2]);
  });

  it.each([
    [{ fixed: ['n1'] }, '等于 questions'],
    [{ draw: [{ count: 4 }] }, '等于 questions'],
    [{ fixed: ['n1', 'n2', 'n3', 'n4', 'n4'] }, '写了两次'],
    [{ fixed: ['n1', 'n2', 'n3', 'n4', 'n5'], draw: [{ count: 5 }] }, '只写一样'],
  ])('a rule that contradicts itself is refused: %j', (change, message) => {
    const result = v.safeParse(paperSchema, { ...rule(), ...change });
    expect(result.issues?.map((issue) => issue.message).join()).toContain(message);
  });
});

const GOLDEN =
  '[{"id":"q1","quiz":"QZ-01","version":1,"question":"n3","order":{}},{"id":"q2","quiz":"QZ-01","version":1,"question":"n4","order":{"items":["c","a","b"]}},{"id":"q3","quiz":"QZ-01","version":1,"question":"n0","order":{"options":["b","a"]}}]';
