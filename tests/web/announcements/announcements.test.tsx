import { describe, expect, it } from 'vitest';

import type { Announcement } from '../../../core/contracts/announcements.ts';
import { AppError } from '../../../core/errors.ts';
import type { Role } from '../../../core/organisation/person.ts';
import AnnouncementsRoom from '../../../web/announcements/announcements-room.tsx';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

const id = '00000000-0000-4000-8000-000000000001';
const one = (more: Partial<Announcement> = {}): Announcement => ({
  id,
  title: '大额取现登记改版',
  text: '本周起按新样式登记',
  articleId: 'ART-08',
  from: '2026-11-23',
  until: '2026-12-31',
  publishedAt: monday,
  publishedBy: '孙婷',
  ...more,
});
const followed = (more: Record<string, unknown> = {}) => ({
  ...one(),
  audience: { roles: ['teller'] },
  mayWithdraw: true,
  read: 38,
  of: 42,
  missing: [],
  ...more,
});
const open = (answers: Answers, roles: Role[] = ['teller']) =>
  openRoom(AnnouncementsRoom, {
    answers: { 'announcements.mine': () => ({ announcements: [] }), ...answers },
    person: { ...wangMin, roles },
  });

describe('announcements (R194)', () => {
  it('one stands as a line, opens in its place, and is confirmed', async () => {
    const room = await open({
      'announcements.mine': () => ({ announcements: [one()] }),
      'announcements.confirm': () => one({ readAt: monday }),
    });
    expect(room.text()).toContain('未读公告 1 条');
    expect(room.root.querySelector('[role=dialog]')).toBeNull();
    await room.press('大额取现登记改版');
    await room.press('查看相关条目');
    expect(room.went).toEqual(['knowledge/ART-08']);
    await room.press('确认已读');
    expect(room.text()).toContain('11-23 10:20 已确认');
    expect(room.text()).not.toContain('未读公告');
    expect(room.calls.at(-1)).toEqual({
      name: 'announcements.confirm',
      asked: { params: { id }, body: { read: true } },
    });
  });

  it('a refused confirmation says why and leaves it unread', async () => {
    const room = await open({
      'announcements.mine': () => ({ announcements: [one()] }),
      'announcements.confirm': () => {
        throw new AppError('announcement.notFound');
      },
    });
    await room.press('大额取现登记改版');
    await room.press('确认已读');
    expect(room.text()).toContain('没有这条公告，可能已经撤回或过期');
    expect(room.text()).toContain('未读公告 1 条');
  });

  it('a teller sees nothing of how far others have come', async () => {
    const room = await open({});
    expect(room.calls.map(({ name }) => name)).toEqual(['announcements.mine']);
    expect(room.text()).toContain('现在没有公告');
  });

  it('a trainer publishes, sees 38 of 42, and withdraws with a reason', async () => {
    const room = await open(
      {
        'announcements.progress': () => ({ mayPublish: true, announcements: [followed()] }),
        'announcements.publish': () => ({ id }),
        'announcements.withdraw': () => ({ id, withdrawnAt: monday }),
      },
      ['trainer'],
    );
    expect(room.text()).toContain('38 / 42');
    await room.press('发公告');
    await room.type('title', '大额取现登记改版');
    await room.type('text', '本周起按新样式登记');
    await room.type('regions', '3201、3202');
    await room.type('lastDay', '2026-12-31');
    await room.submit();
    const published = room.calls.find(({ name }) => name === 'announcements.publish');
    expect(published?.asked).toMatchObject({
      body: { title: '大额取现登记改版', until: '2026-12-31', audience: { regions: ['3201', '3202'] } },
    });
    expect(room.text()).toContain('已发布');
    await room.press('撤回');
    await room.type('reason', '内容有误');
    await room.submit();
    expect(room.calls.find(({ name }) => name === 'announcements.withdraw')?.asked).toEqual({
      params: { id },
      body: { reason: '内容有误' },
    });
  });

  it('the head of a unit sees who has not read it, and what is withdrawn', async () => {
    const missing = [{ staffNo: 'T-002', name: '杨帆', unit: '城东支行' }];
    const room = await open(
      {
        'announcements.progress': () => ({
          mayPublish: false,
          announcements: [followed({ missing, withdrawnAt: monday, mayWithdraw: false })],
        }),
      },
      ['branchManager'],
    );
    expect(room.text()).toContain('杨帆');
    expect(room.text()).toContain('已撤回');
    expect(() => room.button('发公告')).toThrow();
  });
});
