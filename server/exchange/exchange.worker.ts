import { parentPort, workerData } from 'node:worker_threads';

import { type QuestionFile, readQuestions } from './read-questions.ts';

parentPort?.postMessage(await readQuestions(workerData as QuestionFile));
