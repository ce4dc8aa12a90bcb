import fc from 'fast-check';
import { expect, it } from 'vitest';

import { prepareText } from '../../../core/draft/prepare.ts';
import { quizText, type QuizForm } from '../../../core/question-bank/quiz-text.ts';
import { parseQuiz } from '../../../core/quiz/quiz.ts';

const form: QuizForm = {
  title: '投诉处理测验',
  titleEn: 'Complaints',
  roles: ['teller', 'manager'],
  newStaff: true,
  beforePost: true,
  validMonths: 12,
  paper: {
    ...{ questions: 12, passPercent: 80, minutes: 20, attempts: 3, waitHours: 24, feedback: 'afterSubmit' },
    noRepeatWithin: 2,
    draw: [
      { bank: 'QB-01', tag: '投诉', level: 'junior', difficulty: 'easy', count: 10 },
      { bank: 'QB-02', count: 2 },
    ],
  },
};

it('a quiz put together of banks is a quiz file, whole and ready to be reviewed', () => {
  const parsed = parseQuiz({ file: 'quizzes/QZ-00.yaml', text: quizText(form) });
  expect(parsed).toMatchObject({
    value: {
      title: '投诉处理测验',
      audience: { roles: ['teller', 'manager'], newStaff: true },
      beforePost: true,
      validMonths: 12,
      paper: { questions: 12, draw: form.paper.draw, noRepeatWithin: 2, shuffleOptions: true },
      questions: [],
    },
  });
  const fixed = { ...form.paper, draw: undefined, questions: 2, fixed: ['QB-01/limits', 'QB-01/appeal'] };
  const { draw: _, ...paper } = fixed;
  expect(parseQuiz({ file: 'a', text: quizText({ ...form, paper }) })).toMatchObject({
    value: { paper: { fixed: ['QB-01/limits', 'QB-01/appeal'] } },
  });
});

it('as a draft it gets its number and version', () => {
  const text = quizText(form).replace(/^id:.*$/m, 'id: QZ-11');
  const input = { path: 'quizzes/QZ-11.yaml', itemId: 'QZ-11', version: 3, text };
  const ready = prepareText('quizzes', input, () => 'x');
  expect(ready.findings).toEqual([]);
  expect(parseQuiz({ file: 'a', text: ready.text })).toMatchObject({ value: { id: 'QZ-11', version: 3 } });
});

it('whatever is typed as a title or a tag comes back as it was typed', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 30 }), (words) => {
      fc.pre(words.trim() !== '' && words.isWellFormed());
      const draw = [{ bank: 'QB-01', tag: words.trim(), count: 12 }];
      const text = quizText({ ...form, title: words, paper: { ...form.paper, draw } });
      expect(parseQuiz({ file: 'a', text })).toMatchObject({
        value: { title: words.trim(), paper: { draw: [{ tag: words.trim() }] } },
      });
    }),
  );
});

it('a quiz of banks alone needs no questions of its own; a rule names a bank or a quiz, not both', () => {
  const bare = (paper: string) =>
    parseQuiz({
      file: 'a',
      text: `schema: 1\nid: QZ-11\nversion: 1\ntitle: 题\npaper: { passPercent: 60, minutes: 5, attempts: 1, waitHours: 0, feedback: never, ${paper} }\nquestions: []\n`,
    });
  expect(bare('questions: 5, draw: [{ count: 5, bank: QB-01 }]')).toHaveProperty('value');
  expect(bare('questions: 5')).toHaveProperty('findings');
  expect(JSON.stringify(bare('questions: 5, draw: [{ count: 5, bank: QB-01, quiz: QZ-02 }]'))).toContain(
    '只写一样',
  );
  expect(bare('questions: 1, fixed: [limits]')).toHaveProperty('findings');
});
