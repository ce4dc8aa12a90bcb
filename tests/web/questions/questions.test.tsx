import { describe, expect, it } from 'vitest';

import type { QuestionHead, QuestionView } from '../../../core/contracts/questions.ts';
import { AppError } from '../../../core/errors.ts';
import QuestionsRoom from '../../../web/questions/questions-room.tsx';
import { monday } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const head = (more: Partial<QuestionHead> = {}): QuestionHead => ({
  id: id(1),
  no: 'Q-20261123-0001',
  title: '周六收到的投诉从哪天起算',
  tags: ['投诉'],
  state: 'open',
  askedBy: { staffNo: 'T-001', name: '王敏', orgUnitName: '城东支行' },
  askedAt: monday,
  answers: 0,
  owner: { role: 'complaintHandler' },
  dueAt: monday + 86_400_000,
  overdue: false,
  ...more,
});
const view = (more: Partial<QuestionView> = {}): QuestionView => ({
  ...head(),
  body: '柜面周六受理的。',
  answers: [],
  may: ['answer'],
  asOf: monday,
  ...more,
});
const form = {
  tags: [
    { tag: '投诉', owned: true, role: 'complaintHandler', workdays: 1 },
    { tag: '预约', owned: false, role: 'trainer', workdays: 2 },
  ],
  others: { role: 'trainer', workdays: 2 },
};
const listOf = (questions: readonly QuestionHead[], counts = { forMe: 0, overdue: 0, mine: 0 }) => ({
  questions,
  more: false,
  counts,
  asOf: monday,
});
const answers = (more: Answers = {}): Answers => ({
  'questions.form': () => form,
  'questions.list': () => listOf([head()]),
  ...more,
});

describe('the list of questions', () => {
  it('says what waits for me, who answers until when, and opens a question', async () => {
    const room = await openRoom(QuestionsRoom, {
      answers: answers({
        'questions.list': () => listOf([head({ overdue: true })], { forMe: 3, overdue: 1, mine: 2 }),
      }),
    });
    expect(room.text()).toContain('等我回答 3');
    expect(room.text()).toContain('1 条已过期');
    expect(room.text()).toContain('已过期投诉处理人员 · 11-24 10:20 前答复');
    await room.press('待回答周六');
    expect(room.went).toEqual([id(1)]);
  });

  it('moves between rows with the arrow keys', async () => {
    const room = await openRoom(QuestionsRoom, {
      answers: answers({ 'questions.list': () => listOf([head(), head({ id: id(2), title: '第二个' })]) }),
    });
    const rows = [...room.root.querySelectorAll<HTMLElement>('[data-row]')];
    rows[0]?.focus();
    rows[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(document.activeElement).toBe(rows[1]);
  });

  it('empty says the next act; a refusal without right offers no retry, another does', async () => {
    const empty = await openRoom(QuestionsRoom, { answers: answers({ 'questions.list': () => listOf([]) }) });
    expect(empty.text()).toContain('没有符合的问题');
    await empty.press('换个词找');
    expect(empty.went).toEqual(['ask']);
    const failing = (code: 'access.denied' | 'server.offline') =>
      openRoom(QuestionsRoom, {
        answers: answers({
          'questions.list': () => {
            throw new AppError(code);
          },
        }),
      });
    expect((await failing('access.denied')).text()).not.toContain('重试');
    expect((await failing('server.offline')).text()).toContain('重试');
  });

  it('speaks English where that is chosen', async () => {
    const room = await openRoom(QuestionsRoom, { answers: answers(), language: 'en' });
    expect(room.text()).toContain('For me to answer');
  });
});

describe('asking', () => {
  it('takes along the page and the paragraph, tells who will answer, and opens the question', async () => {
    const room = await openRoom(QuestionsRoom, {
      place: 'ask/ART-08^limits',
      answers: answers({ 'questions.ask': () => view() }),
    });
    expect(room.text()).toContain('所问段落 ART-08^limits');
    expect(room.text()).toContain('由培训师答复，2 个工作日内');
    await room.press('投诉');
    expect(room.text()).toContain('由投诉处理人员答复，1 个工作日内');
    await room.type('title', '周六收到的投诉从哪天起算');
    await room.submit();
    expect(room.calls.find(({ name }) => name === 'questions.ask')?.asked).toEqual({
      body: { title: '周六收到的投诉从哪天起算', body: '', tags: ['投诉'], cites: 'ART-08^limits' },
    });
    expect(room.went).toEqual([id(1)]);
  });

  it('stops a number of a customer before anything is sent (R197)', async () => {
    const room = await openRoom(QuestionsRoom, { place: 'ask', answers: answers() });
    await room.type('title', '客户 13800001234 打不通');
    await room.submit();
    expect(room.text()).toContain('疑似手机号');
    expect(room.calls.map(({ name }) => name)).not.toContain('questions.ask');
  });

  it('keeps what was typed when the service refuses', async () => {
    const room = await openRoom(QuestionsRoom, {
      place: 'ask',
      answers: answers({
        'questions.ask': () => {
          throw new AppError('server.offline');
        },
      }),
    });
    await room.type('title', '周六收到的投诉从哪天起算');
    await room.submit();
    expect(room.text()).toContain('服务没有应答');
    expect(room.root.querySelector<HTMLInputElement>('[name=title]')?.value).toBe('周六收到的投诉从哪天起算');
  });
});

describe('one question', () => {
  const answer = (n: number, more = {}) => ({
    id: id(n),
    text: `第 ${n} 个回答`,
    by: { staffNo: 'H-01', name: '陈洁', orgUnitName: '城东支行' },
    at: monday,
    accepted: false,
    ...more,
  });

  it('offers exactly what the service allows', async () => {
    const reader = await openRoom(QuestionsRoom, {
      place: id(1),
      answers: answers({ 'questions.one': () => view({ answers: [answer(5)] as never }) }),
    });
    expect(reader.text()).toContain('我来回答');
    for (const label of ['采纳', '合并到其他问题', '转成知识']) expect(() => reader.button(label)).toThrow();
    const owner = await openRoom(QuestionsRoom, {
      place: id(1),
      answers: answers({
        'questions.one': () => view({ may: ['answer', 'accept', 'merge'], answers: [answer(5)] as never }),
        'questions.accept': () =>
          view({ state: 'accepted', answers: [answer(5, { accepted: true })] as never }),
      }),
    });
    await owner.press('采纳');
    expect(owner.calls.find(({ name }) => name === 'questions.accept')?.asked).toEqual({
      params: { id: id(1) },
      body: { answerId: id(5) },
    });
  });

  it('shows the accepted answer first and makes the text of an article of it', async () => {
    const room = await openRoom(QuestionsRoom, {
      place: id(1),
      answers: answers({
        'questions.one': () =>
          view({
            state: 'accepted',
            may: ['answer', 'promote'],
            answers: [answer(5, { accepted: true, from: 'Q-20261122-0003' }), answer(6)] as never,
          }),
        'questions.promote': () => ({ suggestedText: '---\nid: ART-99\n---\n正文 ^p1\n' }),
      }),
    });
    const items = [...room.root.querySelectorAll('.questions-answer')].map((each) => each.textContent);
    expect(items[0]).toContain('已采纳');
    expect(items[0]).toContain('来自 Q-20261122-0003');
    await room.press('转成知识');
    expect(room.root.querySelector<HTMLTextAreaElement>('textarea[readonly]')?.value).toContain('ART-99');
  });

  it('points from a merged question to the one that was kept', async () => {
    const room = await openRoom(QuestionsRoom, {
      place: id(1),
      answers: answers({
        'questions.one': () =>
          view({ state: 'closed', may: [], mergedInto: { id: id(2), no: 'Q-20261123-0002' } }),
      }),
    });
    expect(room.text()).not.toContain('我来回答');
    await room.press('已合并到 Q-20261123-0002');
    expect(room.went).toEqual([id(2)]);
  });
});
