import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';

import { parseArticle } from '../../../core/article/parse.ts';
import type { Asked } from '../../../core/contracts/endpoint.ts';
import {
  listQuestions,
  type QuestionView,
  questionForm,
  questionView,
} from '../../../core/contracts/questions.ts';
import { createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  service = await createTestService();
  for (const staffNo of ['T-001', 'T-003', 'H-01', 'K-01', 'M-01', 'S-01'])
    tokens[staffNo] = await service.login(staffNo);
});
afterAll(() => service.close());

const send = (who: string, method: string, path: string, body?: unknown) =>
  service.request(method, path, { token: tokens[who], body });
const refusal = async (response: Response): Promise<string> =>
  ((await response.json()) as { code: string }).code;
const shown = async (response: Response): Promise<QuestionView> => {
  expect(response.status).toBe(200);
  return v.parse(questionView, await response.json());
};
const ask = async (who: string, body: Record<string, unknown>): Promise<QuestionView> =>
  shown(await send(who, 'POST', '/api/questions', { tags: [], ...body }));
const answer = async (who: string, id: string, text: string): Promise<QuestionView> =>
  shown(await send(who, 'POST', `/api/questions/${id}/answers`, { text }));
const list = async (who: string, asked: Asked<typeof listQuestions>['body'] = {}) =>
  v.parse(listQuestions.response, await (await send(who, 'POST', '/api/question-list', asked)).json());

describe('asking (R193)', () => {
  test('goes to the owner of the first tag that has one, with a due time in working days', async () => {
    const before = await list('H-01', { show: 'forMe' });
    const question = await ask('T-001', {
      title: '周六收到的投诉从哪天起算',
      tags: ['投诉'],
      pageKind: 'complaint',
      cites: 'ART-08^limits',
    });
    expect(question).toMatchObject({
      cites: 'ART-08^limits',
      state: 'open',
      owner: { role: 'complaintHandler' },
      overdue: false,
    });
    expect(question.no).toMatch(/^Q-20261123-\d{4}$/);
    // One working day after Monday 2026-11-23: Tuesday 18:00 in Shanghai.
    expect(new Date(question.dueAt).toISOString()).toBe('2026-11-24T10:00:00.000Z');
    expect((await list('H-01', { show: 'forMe' })).counts.forMe).toBe(before.counts.forMe + 1);
    expect((await list('T-003', { show: 'forMe' })).questions.map(({ id }) => id)).not.toContain(question.id);
  });

  test('without a tag the trainer answers', async () => {
    const question = await ask('T-001', { title: '新制度什么时候发布' });
    expect(question.owner).toEqual({ role: 'trainer' });
    expect((await list('K-01', { show: 'forMe' })).questions.map(({ id }) => id)).toContain(question.id);
  });

  test.each([
    ['a phone number', '客户电话 138 0000 1234 打不通怎么办', 'personal.phone'],
    ['a full-width phone number', '客户电话１３８００００１２３４打不通', 'personal.phone'],
    ['an account', `账号 ${'6222 '.repeat(4)}查不到`, 'personal.account'],
    ['an e-mail address', '发到 wang@example.com 可以吗', 'personal.email'],
  ])('a text with %s is refused, and the answer does not repeat it (R197)', async (_what, text, code) => {
    for (const body of [
      { title: text },
      { title: '请教', body: text },
      { title: '请教', tags: [text.slice(0, 32)] },
    ]) {
      const response = await send('T-001', 'POST', '/api/questions', { tags: [], ...body });
      expect(response.status).toBe(422);
      const told = (await response.json()) as { code: string; findings: { code: string }[] };
      expect(told.code).toBe('question.personalData');
      expect(told.findings.map((finding) => finding.code)).toContain(code);
      expect(JSON.stringify(told)).not.toMatch(/1380|6222|wang@/);
    }
  });

  test('a citation of what is unknown or restricted is refused alike', async () => {
    for (const cites of ['ART-9999', 'ART-08^no-such-block']) {
      const response = await send('T-001', 'POST', '/api/questions', { title: '请教', tags: [], cites });
      expect(await refusal(response)).toBe('article.notFound');
    }
  });

  test('is found by words, tag and article', async () => {
    const question = await ask('M-01', { title: '移交后 存款基数 怎么算', tags: ['移交'], cites: 'ART-08' });
    const ids = async (asked: Parameters<typeof list>[1]) =>
      (await list('T-003', asked)).questions.map(({ id }) => id);
    expect(await ids({ text: '基数 移交' })).toEqual([question.id]);
    expect(await ids({ tag: '移交' })).toContain(question.id);
    expect(await ids({ article: 'ART-08' })).toContain(question.id);
    expect(await ids({ text: '基数 没有这个词' })).toEqual([]);
  });

  test('the form names every topic with who answers', async () => {
    const response = await send('T-001', 'GET', '/api/question-form');
    const form = v.parse(questionForm.response, await response.json());
    expect(form.tags.find(({ tag }) => tag === '投诉')).toEqual({
      tag: '投诉',
      owned: true,
      role: 'complaintHandler',
      workdays: 1,
    });
    expect(form.tags.some(({ tag }) => tag.startsWith('page:'))).toBe(false);
    expect(form.others).toEqual({ role: 'trainer', workdays: 2 });
  });
});

describe('answering and accepting', () => {
  test('accepted answer by H-01 shows first; another may be accepted later (R193)', async () => {
    const { id } = await ask('T-001', { title: '重大投诉几天答复', tags: ['投诉'] });
    await answer('T-003', id, '好像是七天。');
    const answered = await answer('H-01', id, '重大投诉 15 个工作日。');
    expect(answered.state).toBe('answered');
    const byHandler = answered.answers.find(({ by }) => by.staffNo === 'H-01')?.id;
    const accepted = await shown(
      await send('T-001', 'POST', `/api/questions/${id}/accept`, { answerId: byHandler }),
    );
    expect(accepted.state).toBe('accepted');
    expect(accepted.answers.map(({ by, accepted: first }) => [by.name, first])).toEqual([
      ['陈洁', true],
      ['周楠', false],
    ]);
  });

  test('only who asked and who owns it accept; others may not', async () => {
    const { id } = await ask('T-001', { title: '谁能采纳' });
    const { answers } = await answer('H-01', id, '提问人和主责。');
    const body = { answerId: answers[0]?.id };
    const refused = await send('T-003', 'POST', `/api/questions/${id}/accept`, body);
    expect(refused.status).toBe(403);
    expect((await shown(await send('K-01', 'POST', `/api/questions/${id}/accept`, body))).state).toBe(
      'accepted',
    );
  });

  test('an answer of another question is not accepted here', async () => {
    const one = await ask('T-001', { title: '甲' });
    const other = await ask('T-001', { title: '乙' });
    const { answers } = await answer('H-01', other.id, '乙的回答');
    await answer('H-01', one.id, '甲的回答');
    const response = await send('T-001', 'POST', `/api/questions/${one.id}/accept`, {
      answerId: answers[0]?.id,
    });
    expect(await refusal(response)).toBe('answer.notFound');
  });
});

test('a question is late when its due time passes without an answer', async () => {
  const another = await createTestService();
  const ask = async (token: string) =>
    shown(
      await another.request('POST', '/api/questions', { token, body: { title: '系统升级在几点', tags: [] } }),
    );
  const { id } = await ask(await another.login('S-01'));
  another.advance(5 * 86_400_000);
  const token = await another.login('K-01');
  const waiting = async () =>
    v.parse(
      listQuestions.response,
      await (await another.request('POST', '/api/question-list', { token, body: { show: 'forMe' } })).json(),
    );
  const before = await waiting();
  expect(before.counts).toMatchObject({ forMe: 1, overdue: 1 });
  expect(before.questions[0]?.overdue).toBe(true);
  await another.request('POST', `/api/questions/${id}/answers`, { token, body: { text: '晚上十点。' } });
  expect((await waiting()).counts).toMatchObject({ forMe: 0, overdue: 0 });
  await another.close();
});

describe('merging duplicates', () => {
  test('points to the one that is kept, and no answer is lost', async () => {
    const kept = await ask('T-001', { title: '一天最多多少积分' });
    const twin = await ask('T-003', { title: '积分一天上限' });
    const { answers } = await answer('H-01', twin.id, '一天最多 50 分。');
    await shown(
      await send('T-003', 'POST', `/api/questions/${twin.id}/accept`, { answerId: answers[0]?.id }),
    );
    await answer('M-01', kept.id, '制度里有。');
    const refused = await send('T-003', 'POST', `/api/questions/${twin.id}/merge`, { into: kept.id });
    expect(refused.status).toBe(403);
    const merged = await shown(
      await send('K-01', 'POST', `/api/questions/${twin.id}/merge`, { into: kept.id }),
    );
    expect(merged.id).toBe(kept.id);
    expect(merged.answers.map(({ text, from, accepted }) => [text, from, accepted])).toEqual([
      ['一天最多 50 分。', twin.no, true],
      ['制度里有。', undefined, false],
    ]);
    const closed = await shown(await send('T-003', 'GET', `/api/questions/${twin.id}`));
    expect(closed).toMatchObject({ state: 'closed', mergedInto: { id: kept.id, no: kept.no }, may: [] });
    const late = await send('T-003', 'POST', `/api/questions/${twin.id}/answers`, { text: '再补一句' });
    expect(await refusal(late)).toBe('question.closed');
    expect((await list('T-003')).questions.map(({ id }) => id)).not.toContain(twin.id);
  });

  test('what was merged before follows to the one kept last; a closed one keeps nothing', async () => {
    const [a, b, c] = [
      await ask('T-001', { title: '甲' }),
      await ask('T-001', { title: '乙' }),
      await ask('T-001', { title: '丙' }),
    ];
    const merge = (from: string, into: string) =>
      send('K-01', 'POST', `/api/questions/${from}/merge`, { into });
    await shown(await merge(a.id, b.id));
    expect(await refusal(await merge(c.id, a.id))).toBe('question.closed');
    await shown(await merge(b.id, c.id));
    const first = await shown(await send('T-001', 'GET', `/api/questions/${a.id}`));
    expect(first.mergedInto).toEqual({ id: c.id, no: c.no });
    expect(await refusal(await merge(c.id, c.id))).toBe('question.closed');
  });
});

describe('an accepted answer as an article', () => {
  test('gives a draft that parses, with the answer and its origin', async () => {
    const { id, no } = await ask('T-001', {
      title: '大额取现要不要登记用途',
      tags: ['大额取现'],
      pageKind: 'largeCash',
    });
    const { answers } = await answer('H-01', id, '2026 年起不再要求。\n\n<b>预约</b>仍要 ^now');
    expect(await refusal(await send('T-001', 'POST', `/api/questions/${id}/promote`, {}))).toBe(
      'question.notAccepted',
    );
    await send('T-001', 'POST', `/api/questions/${id}/accept`, { answerId: answers[0]?.id });
    const response = await send('K-01', 'POST', `/api/questions/${id}/promote`, {});
    const { suggestedText } = (await response.json()) as { suggestedText: string };
    const parsed = parseArticle({ file: 'draft.md', text: suggestedText });
    expect('findings' in parsed ? parsed.findings : []).toEqual([]);
    if (!('value' in parsed)) return;
    expect(parsed.value).toMatchObject({
      title: '大额取现要不要登记用途',
      state: 'draft',
      pages: ['largeCash'],
      ownerRole: 'trainer',
    });
    expect(parsed.value.source).toContain(no);
    expect(parsed.value.markdown).toContain('2026 年起不再要求。');
    expect(parsed.value.markdown).not.toContain('<b>');
  });
});
