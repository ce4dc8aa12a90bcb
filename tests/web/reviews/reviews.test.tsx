import { describe, expect, it } from 'vitest';

import type { DueReview } from '../../../core/contracts/reviews.ts';
import { AppError } from '../../../core/errors.ts';
import DraftsRoom from '../../../web/drafts/drafts-room.tsx';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

const id = '00000000-0000-4000-8000-000000000001';
const due = (more: Partial<DueReview> = {}): DueReview => ({
  articleId: 'ART-08',
  version: 2,
  title: '投诉处理时限与闭环',
  ownerRole: 'trainer',
  confidentiality: 'internal',
  dueOn: '2026-11-01',
  standing: 'overdue',
  ...more,
});
const pending: DueReview['pending'] = {
  id,
  by: '李航',
  at: monday,
  reason: '制度未变',
  approvals: { have: 0, need: 1 },
  mayApprove: true,
  mayReject: true,
};
const open = (reviews: DueReview[], answers: Answers = {}) =>
  openRoom(DraftsRoom, {
    person: { ...wangMin, roles: ['trainer'] },
    answers: {
      'drafts.list': () => ({ drafts: [] }),
      'drafts.items': () => ({ kinds: ['articles'], items: [] }),
      'reviews.due': () => ({ reviews }),
      ...answers,
    },
  });

describe('articles to look at again (R266)', () => {
  it('stand in the drafts room with their day, and nothing stands there when none is due', async () => {
    expect((await open([due()])).text()).toContain('逾期，应于 2026-11-01 前复审');
    const stopped = await open([due({ standing: 'stopped', guidanceUntil: '2026-11-10' })]);
    expect(stopped.text()).toContain('2026-11-10 后已暂停作为办理依据');
    expect((await open([])).text()).not.toContain('待复审');
  });

  it('the owner says with a reason that nothing changes', async () => {
    const room = await open([due()], { 'reviews.say': () => ({ id }) });
    await room.press('无需修改');
    await room.type('reason', '制度未变，内容仍适用');
    await room.submit();
    expect(room.calls.find(({ name }) => name === 'reviews.say')?.asked).toEqual({
      body: { articleId: 'ART-08', version: 2, reason: '制度未变，内容仍适用' },
    });
  });

  it('another confirms it; a refusal by the service is said', async () => {
    const room = await open([due({ pending })], {
      'reviews.decide': () => {
        throw new AppError('review.closed');
      },
    });
    expect(room.text()).toContain('李航：制度未变（确认 0/1）');
    await room.press('确认无需修改');
    expect(room.text()).toContain('这项复审已有结论');
  });

  it('who said it is not offered to confirm it', async () => {
    const room = await open([due({ pending: { ...pending, mayApprove: false, mayReject: false } })]);
    expect(() => room.button('确认无需修改')).toThrow();
  });
});
