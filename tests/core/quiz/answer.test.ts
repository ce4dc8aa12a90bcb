import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { readAnswer, shownAnswer } from '../../../core/quiz/answer.ts';
import { markAnswer, worthOf } from '../../../core/quiz/mark.ts';
import { partialRules } from '../../../core/quiz/mark-parts.ts';
import type { ShownOrder } from '../../../core/quiz/questions/kind.ts';
import {
  answerSchema,
  kindOf,
  questionSchema,
  type Question,
} from '../../../core/quiz/questions/registry.ts';
import { examples } from './examples.ts';

const all = Object.values(examples).map((example) => v.parse(questionSchema, example));
const example = (kind: Question['kind'], change: Record<string, unknown> = {}): Question =>
  v.parse(questionSchema, { ...examples[kind], ...change });

/** The order of the file: letters stay what they are. */
const asWritten = (question: Question): ShownOrder =>
  Object.fromEntries(
    kindOf(question)
      .lists(question)
      .map(({ name, ids }) => [name, ids]),
  );
const reversed = (question: Question): ShownOrder =>
  Object.fromEntries(
    kindOf(question)
      .lists(question)
      .map(({ name, ids }) => [name, ids.toReversed()]),
  );

describe('an answer that does not fit', () => {
  it.each([
    ['single', { kind: 'single', option: 'z' }],
    ['single', { kind: 'trueFalse', value: true }],
    ['single', { kind: 'single', option: 'a', right: true }],
    ['multiple', { kind: 'multiple', options: ['a', 'a'] }],
    ['multiple', { kind: 'multiple', options: [] }],
    ['ordering', { kind: 'ordering', items: ['a', 'b', 'd'] }],
    ['ordering', { kind: 'ordering', items: ['a', 'b', 'c', 'd'] }],
    ['shortText', { kind: 'shortText', text: '长'.repeat(501) }],
    ['shortText', { kind: 'shortText', text: '长'.repeat(1_000_000) }],
    ['shortText', { kind: 'shortText', text: ' '.repeat(1_000_000) }],
    ['number', { kind: 'number', text: '9'.repeat(1_000_000) }],
    ['case', { kind: 'case', parts: [{ part: 'c', answer: { kind: 'trueFalse', value: true } }] }],
    ['case', { kind: 'case', parts: [{ part: 'a', answer: { kind: 'trueFalse', value: true } }] }],
    ['matching', { kind: 'matching', pairs: [{ row: 'd', choice: 'a' }] }],
    ['matching', { kind: 'matching', pairs: [{ row: 'a', choice: 'e' }] }],
    ['cloze', { kind: 'cloze', gaps: [{ gap: 'a', text: '两' }] }],
    ['cloze', { kind: 'cloze', gaps: [{ gap: 'b', option: 'a' }] }],
    ['cloze', { kind: 'cloze', gaps: [{ gap: 'a', option: 'd' }] }],
    ['cloze', { kind: 'cloze', gaps: [{ gap: 'b', text: '长'.repeat(501) }] }],
    ['trueFalse', undefined],
    ['trueFalse', 'true'],
  ] as const)('%s: is refused, not thrown', (kind, given) => {
    const question = example(kind);
    expect(readAnswer(question, asWritten(question), given)).toEqual({ ok: false, code: 'answer.invalid' });
  });

  it('anything at all is read or refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.anything({ maxDepth: 4 }), (question, given) => {
        expect(() => readAnswer(question, asWritten(question), given)).not.toThrow();
      }),
    );
  });

  it('every answer of the schema earns whole hundredths within what the question is worth, or is refused', () => {
    const letters = fc.constantFrom('a', 'b', 'c', 'd');
    const simple = fc.oneof(
      fc.record({ kind: fc.constant('single'), option: letters }),
      fc.record({ kind: fc.constant('multiple'), options: fc.uniqueArray(letters, { minLength: 1 }) }),
      fc.record({ kind: fc.constant('trueFalse'), value: fc.boolean() }),
      fc.record({ kind: fc.constant('number'), text: fc.integer().map(String) }),
      fc.record({ kind: fc.constant('ordering'), items: fc.uniqueArray(letters, { minLength: 3 }) }),
      fc.record({ kind: fc.constant('shortText'), text: fc.string({ minLength: 1 }) }),
      fc.record({
        kind: fc.constant('matching'),
        pairs: fc.array(fc.record({ row: letters, choice: letters }), { minLength: 1 }),
      }),
      fc.record({
        kind: fc.constant('cloze'),
        gaps: fc.array(
          fc.oneof(
            fc.record({ gap: letters, option: letters }),
            fc.record({ gap: letters, text: fc.constantFrom('主管', '柜员') }),
          ),
          { minLength: 1 },
        ),
      }),
    );
    const cases = fc.record({
      kind: fc.constant('case'),
      parts: fc.uniqueArray(fc.record({ part: letters, answer: simple }), {
        minLength: 1,
        selector: ({ part }) => part,
      }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.oneof(simple, cases),
        fc.constantFrom(...partialRules),
        (question, given, rule) => {
          const parsed = v.safeParse(answerSchema, given);
          const result = parsed.success ? markAnswer(question, parsed.output, rule) : undefined;
          if (!result?.ok) return;
          const { earned: got, of, isRight } = result.mark;
          expect(Number.isInteger(got) && got >= 0 && got <= of && of === worthOf(question)).toBe(true);
          expect(got === of, 'only a right answer earns all').toBe(isRight);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('letters on a paper (T20)', () => {
  it('go by place: what stands first is a, whatever it is in the file', () => {
    const question = example('single');
    expect(readAnswer(question, reversed(question), { kind: 'single', option: 'a' })).toEqual({
      ok: true,
      answer: { kind: 'single', option: 'b' },
    });
  });

  it('an answer kept is shown again as it was given', () => {
    for (const question of all) {
      const order = reversed(question);
      const shown = shownAnswer(kindOf(question).right(question), order);
      expect(readAnswer(question, order, shown), question.kind).toEqual({
        ok: true,
        answer: kindOf(question).right(question),
      });
    }
  });
});
