/** A question as a trainer writes one into a bank. */
export const bankQuestion = (id: string) => ({
  kind: 'trueFalse',
  id,
  text: '重大投诉在 15 个工作日内答复。',
  difficulty: 'easy',
  cites: ['ART-08^limits'],
  why: '重大投诉的时限是 15 个工作日。',
  answer: true,
});

/** What routes of banks are sent. */
export const bankBodies: Record<string, () => unknown> = {
  'POST /api/question-banks': () => ({ title: '反洗钱题库' }),
  'POST /api/question-banks/fits': () => ({ rules: [{ bank: 'QB-01', count: 1 }] }),
  'POST /api/question-banks/preview': () => ({
    paper: {
      ...{ questions: 1, passPercent: 80, minutes: 5, attempts: 1, waitHours: 0, feedback: 'never' },
      draw: [{ bank: 'QB-01', count: 1 }],
    },
    seed: 1,
    withKey: false,
  }),
  'POST /api/question-banks/:id/search': () => ({}),
  'POST /api/question-banks/:id/export': () => ({ format: 'gift' }),
  'POST /api/question-banks/:id/questions': () => ({ base: 0, question: bankQuestion('limits') }),
  'POST /api/question-banks/:id/changes': () => ({
    questions: [{ id: 'limits', version: 1 }],
    change: { addTags: ['投诉'] },
  }),
  'POST /api/question-banks/:id/imports': () => ({ name: 'a.jsonl', base64: 'e30K' }),
};
