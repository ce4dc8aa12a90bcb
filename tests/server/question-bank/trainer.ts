import type {
  BankQuestionView,
  BankSummary,
  importQuestions,
} from '../../../core/contracts/question-bank.ts';
import type { Answered } from '../../../core/contracts/endpoint.ts';
import type { TestService } from '../../support/service.ts';

type Reply<T> = { status: number; body: T & { code?: string } };
type Imported = Answered<typeof importQuestions>;

/** Somebody at the banks of questions, over the real routes. */
export async function atBanks(service: TestService, staffNo = 'K-01') {
  const token = await service.login(staffNo);
  async function ask<T>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
    const response = await service.request(method, `/api/question-banks${path}`, { token, body });
    return { status: response.status, body: (await response.json()) as T & { code?: string } };
  }
  return {
    token,
    ask,
    list: async () => (await ask<{ banks: BankSummary[] }>('GET', '')).body.banks,
    create: async (title: string) => (await ask<{ id: string }>('POST', '', { title })).body.id,
    search: async (bank: string, filter: Record<string, unknown> = {}) =>
      (await ask<{ total: number; questions: BankQuestionView[] }>('POST', `/${bank}/search`, filter)).body,
    read: async (bank: string, question: string) =>
      (
        await ask<{ newest: BankQuestionView; versions: BankQuestionView[] }>(
          'GET',
          `/${bank}/questions/${question}`,
        )
      ).body,
    save: (bank: string, question: unknown, base = 0) =>
      ask<{ version: number }>('POST', `/${bank}/questions`, { base, question }),
    change: (bank: string, questions: { id: string; version: number }[], change: Record<string, unknown>) =>
      ask<{ changed: number }>('POST', `/${bank}/changes`, { questions, change }),
    import: (bank: string, text: string | Buffer, accept?: string, name = 'questions.jsonl') =>
      ask<Imported>('POST', `/${bank}/imports`, {
        name,
        base64: Buffer.from(text).toString('base64'),
        ...(accept === undefined ? {} : { accept }),
      }),
    /** Reads a file and accepts what was seen. */
    async take(bank: string, text: string | Buffer, name?: string): Promise<Imported> {
      const seen = await this.import(bank, text, undefined, name);
      return (await this.import(bank, text, seen.body.sha256, name)).body;
    },
  };
}

/** A question with one right option; whatever `change` says is otherwise. */
export const single = (id: string, change: Record<string, unknown> = {}) => ({
  kind: 'single',
  id,
  text: `第 ${id} 题：重大投诉几个工作日内答复？`,
  difficulty: 'easy',
  tags: ['投诉'],
  cites: ['ART-08^limits'],
  why: '重大投诉的时限是 15 个工作日。',
  options: [
    { id: 'a', text: '7 个工作日', why: '那是一般投诉。' },
    { id: 'b', text: '15 个工作日', right: true },
  ],
  ...change,
});

/** Such questions as a file of ours. */
export const jsonl = (questions: readonly unknown[]): string =>
  questions.map((question) => `${JSON.stringify(question)}\n`).join('');

/** Text of a quiz that holds nothing of its own. */
export const quizOfBank = (id: string, paper: string, version = 1): string => `schema: 1
id: ${id}
version: ${version}
title: 从题库抽题
paper: { passPercent: 60, minutes: 30, attempts: 9, waitHours: 0, feedback: afterSubmit, ${paper} }
questions: []
`;

/** Puts a quiz in force. */
export async function publishQuiz(service: TestService, id: string, text: string): Promise<void> {
  const { knowledge } = service.services;
  await service.database.writer.write((tx) =>
    knowledge.publish(tx, { path: `quizzes/${id}.yaml`, content: text }, { by: 'K-01', at: service.now() }),
  );
  await knowledge.refresh();
}
