import { parentPort, workerData } from 'node:worker_threads';

import type { ExchangeTask, ExchangeTasks } from './in-worker.ts';
import { readQuestions } from './read-questions.ts';
import { writeQuestions } from './write-questions.ts';

async function answer(task: ExchangeTask): Promise<ExchangeTasks[keyof ExchangeTasks]['answer']> {
  switch (task.task) {
    case 'read':
      return await readQuestions(task);
    case 'write':
      return writeQuestions(task.format, task.questions);
  }
}

parentPort?.postMessage(await answer(workerData as ExchangeTask));
