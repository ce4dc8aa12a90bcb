import { answerParent } from '../child/in-child.ts';
import type { ExchangeTask, ExchangeTasks } from './exchange-in-child.ts';
import { readQuestions } from './read-questions.ts';
import { writeQuestions } from './write-questions.ts';

type Answer = ExchangeTasks[keyof ExchangeTasks]['answer'];

answerParent(async (task: ExchangeTask): Promise<{ readonly answer: Answer }> => {
  switch (task.task) {
    case 'read':
      return { answer: await readQuestions(task) };
    case 'write':
      return { answer: writeQuestions(task.format, task.questions) };
  }
});
