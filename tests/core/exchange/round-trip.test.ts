import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formats } from '../../../core/exchange/formats.ts';
import type { Question } from '../../../core/quiz/questions/registry.ts';
import { readQti3 } from '../../../core/exchange/qti3/read.ts';
import { writeQti3 } from '../../../core/exchange/qti3/write.ts';
import { someQuestions } from './any-question.ts';

const format = (wanted: string) => {
  const found = formats.find(({ name }) => name === wanted);
  if (found?.from !== 'text' || !found.write) throw new Error(wanted);
  return { read: found.read, write: found.write };
};

/** A question without what the report of writing says was dropped. */
function without(question: Question, fields: readonly string[]): unknown {
  const { cites, difficulty, level, media, ...rest } = question;
  return {
    ...rest,
    cites: fields.includes('cites') ? [] : cites,
    difficulty: fields.includes('difficulty') ? 'medium' : difficulty,
    ...(level === undefined || fields.includes('level') ? {} : { level }),
    ...(media === undefined || fields.includes('media') ? {} : { media }),
    ...('slips' in rest && fields.includes('slips') ? { slips: [] } : {}),
    ...('unit' in rest && fields.includes('unit') ? { unit: '' } : {}),
  };
}

describe('round trips', () => {
  it('JSONL gives back every field of every question', () => {
    const { read, write } = format('jsonl');
    fc.assert(
      fc.property(someQuestions, (questions) => {
        const { content, dropped } = write(questions);
        expect(dropped).toEqual([]);
        const back = read(content);
        expect(back.refused.filter(({ code }) => code !== 'question.twice')).toEqual([]);
        if (back.refused.length > 0) return;
        expect(back.questions.map(({ question }) => question)).toEqual(questions);
        expect(back.questions.every(({ notes }) => notes.length === 0)).toBe(true);
      }),
    );
  });

  it('QTI 3 gives back what it can carry; the rest is named as dropped', () => {
    fc.assert(
      fc.property(someQuestions, (questions) => {
        const { content, dropped } = writeQti3(questions);
        const back = readQti3(content);
        if (back.refused.some(({ code }) => code === 'question.twice')) return;
        const shown = content.map(({ text }) => text).join('');
        expect(back.refused, shown).toEqual([]);
        const kept = questions.filter(
          ({ id }) => !dropped.some((each) => each.question === id && each.field === 'question'),
        );
        expect(back.questions.map(({ question }) => question.id)).toEqual(kept.map(({ id }) => id));
        kept.forEach((question, at) => {
          const fields = dropped.filter((each) => each.question === question.id).map(({ field }) => field);
          if (fields.some((field) => ['blanks', 'control characters'].includes(field))) return;
          expect(plain(back.questions[at]?.question), shown).toEqual(plain(without(question, fields)));
        });
      }),
    );
  });

  it('GIFT gives back what it can carry; the rest is named as dropped', () => {
    const { read, write } = format('gift');
    fc.assert(
      fc.property(someQuestions, (questions) => {
        const { content, dropped } = write(questions);
        const back = read(content);
        if (back.refused.some(({ code }) => code === 'question.twice')) return;
        expect(back.refused, content).toEqual([]);
        const kept = questions.filter(
          ({ id }) => !dropped.some((each) => each.question === id && each.field === 'question'),
        );
        expect(back.questions.map(({ question }) => question.id)).toEqual(kept.map(({ id }) => id));
        kept.forEach((question, at) => {
          const fields = dropped.filter((each) => each.question === question.id).map(({ field }) => field);
          if (fields.some((field) => ['tags', '->', 'control characters'].includes(field))) return;
          expect(plain(back.questions[at]?.question), content).toEqual(plain(without(question, fields)));
        });
      }),
    );
  });
});

/** As JSON has it: no difference between absent and undefined, 0 and -0. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
