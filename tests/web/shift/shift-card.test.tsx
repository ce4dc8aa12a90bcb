import { expect, it } from 'vitest';

import { AppError } from '../../../core/errors.ts';
import { ShiftCard } from '../../../web/shift/shift-card.tsx';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

const asked = (n: number) => ({
  id: String(n).repeat(32),
  question: {
    kind: 'single',
    id: 'q1',
    text: `第 ${n} 问`,
    options: [
      { id: 'a', text: '告诉客户去别处' },
      { id: 'b', text: '负责到同事接手' },
    ],
  },
});
const month = { asked: 4, known: 3, skipped: 1 };
const key = {
  id: 'q1',
  right: { kind: 'single', option: 'b' },
  why: '先问到谁谁负责。',
  cites: ['ART-04^now'],
  reasons: [],
};

const went: string[] = [];
const Room: Parameters<typeof openRoom>[0] = ({ deps }) => (
  <ShiftCard
    client={deps.client}
    person={deps.person}
    mediaBase={undefined}
    onArticle={(ref) => void went.push(ref)}
  />
);
const open = (answers: Partial<Answers> = {}, language: 'zh-CN' | 'en' = 'zh-CN') =>
  openRoom(Room, {
    language,
    answers: {
      'shift.mine': () => ({ questions: [asked(1), asked(2)], month }),
      'shift.answer': () => ({ recall: 'missed', key }),
      'shift.skip': () => undefined,
      ...answers,
    } as Answers,
  });
const choose = async (room: Awaited<ReturnType<typeof open>>, at: number) =>
  room.change(() => room.root.querySelectorAll<HTMLInputElement>('input[type=radio]')[at]?.click());

it('asks two, tells what was right and on which paragraph it stands, and ends', async () => {
  const room = await open();
  expect(room.text()).toContain('班前 2 题，约 1 分钟');
  await room.press('开始');
  expect(room.button('确定').disabled).toBe(true);
  await choose(room, 0);
  await room.press('确定');
  expect(room.text()).toContain('没答对');
  expect(room.text()).toContain('正确答案：负责到同事接手');
  expect(room.text()).toContain('本月答 5 题，答对 3 题');
  await room.press('依据');
  expect(went).toEqual(['ART-04^now']);
  await room.press('下一题');
  expect(room.text()).toContain('第 2 问');
  expect(room.calls.filter(({ name }) => name === 'shift.answer')[0]).toMatchObject({
    asked: { body: { id: '1'.repeat(32), answer: { kind: 'single', option: 'a' } } },
  });
  await choose(room, 1);
  await room.press('确定');
  await room.press('下一题');
  expect(room.text()).toContain('今天的班前题答完了');
  await room.press('收起');
  expect(room.text()).toBe('');
});

it('can be skipped, and stands nowhere when there is nothing to ask or nobody to ask', async () => {
  const room = await open();
  await room.press('今天跳过');
  expect(room.text()).toBe('');
  expect(room.calls.at(-1)?.name).toBe('shift.skip');
  expect((await open({ 'shift.mine': () => ({ questions: [], month }) })).text()).toBe('');
  const offline = () => {
    throw new AppError('server.offline');
  };
  expect((await open({ 'shift.mine': offline })).text()).toBe('');
});

it('keeps the answer and says why when it was not taken; the same answer is sent again as the same', async () => {
  let fails = true;
  const room = await open({
    'shift.answer': () => {
      if (fails) throw new AppError('server.offline');
      return { recall: 'known', key };
    },
  });
  await room.press('开始');
  await choose(room, 1);
  await room.press('确定');
  expect(room.root.querySelector('[role=alert]')?.textContent).toBeTruthy();
  fails = false;
  await room.press('确定');
  expect(room.text()).toContain('答对了');
  const sent = room.calls
    .filter(({ name }) => name === 'shift.answer')
    .map(({ asked: a }) => a as { body: { submission: string } });
  expect(new Set(sent.map(({ body }) => body.submission)).size).toBe(1);
  expect((await open({}, 'en')).text()).toContain('Two questions before the shift');
});

it('takes words that were typed by one press, without leaving their field first', async () => {
  const question = { kind: 'shortText', id: 'q1', text: '回访率是多少？' };
  const room = await open({
    'shift.mine': () => ({ questions: [{ id: '1'.repeat(32), question }], month }),
    'shift.answer': () => ({ recall: 'known', key: { ...key, right: { kind: 'shortText', text: '100%' } } }),
  } as never);
  await room.press('开始');
  expect(room.button('确定').disabled).toBe(false);
  await room.press('确定');
  expect(room.calls.map(({ name }) => name)).not.toContain('shift.answer');
  await room.change(() => {
    const field = room.root.querySelector<HTMLInputElement>('input.tw-input');
    if (field === null) throw new Error('no field');
    field.value = '100%';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await room.press('确定');
  expect(room.calls.find(({ name }) => name === 'shift.answer')).toMatchObject({
    asked: { body: { answer: { kind: 'shortText', text: '100%' } } },
  });
});
