import { expect, it } from 'vitest';

import { AppError } from '../../../core/errors.ts';
import DraftsRoom from '../../../web/drafts/drafts-room.tsx';
import { wangMin } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

const items = [
  { kind: 'draft', item: 'D1', title: '雨天借伞登记', was: ['李航'] },
  { kind: 'tag', item: '投诉', title: '投诉', was: [], role: 'complaintHandler' },
];
const open = (answers: Answers, roles: 'trainer' | 'teller' = 'trainer') =>
  openRoom(DraftsRoom, {
    person: { ...wangMin, roles: [roles] },
    answers: {
      'drafts.list': () => ({ drafts: [] }),
      'drafts.items': () => ({ kinds: [], items: [] }),
      'reviews.due': () => ({ reviews: [] }),
      'handovers.list': () => ({ items }),
      ...answers,
    },
  });

it('a trainer hands everything that nobody answers for to one person', async () => {
  const room = await open({ 'handovers.handOver': () => ({ to: '赵倩' }) });
  expect(room.text()).toContain('无人负责 2 项');
  expect(room.text()).toContain('原由 李航 负责');
  await room.type('code', 'M-02');
  await room.submit();
  expect(room.calls.find(({ name }) => name === 'handovers.handOver')?.asked).toEqual({
    body: {
      items: [
        { kind: 'draft', item: 'D1' },
        { kind: 'tag', item: '投诉' },
      ],
      to: { kind: 'person', staffNo: 'M-02' },
    },
  });
  expect(room.text()).toContain('已移交给 赵倩');
});

it('a wrong number is said, and what was typed stays; others are not asked', async () => {
  const room = await open({
    'handovers.handOver': () => {
      throw new AppError('handover.nobody');
    },
  });
  await room.type('code', 'M-99');
  await room.submit();
  expect(room.text()).toContain('没有这个人');
  expect(room.root.querySelector<HTMLInputElement>('[name=code]')?.value).toBe('M-99');
  expect((await open({}, 'teller')).text()).not.toContain('无人负责');
});
