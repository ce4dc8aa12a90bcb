import { describe, expect, it } from 'vitest';

import type { DraftDetail } from '../../../core/contracts/drafts.ts';
import { AppError } from '../../../core/errors.ts';
import DraftsRoom from '../../../web/drafts/drafts-room.tsx';
import { articleText } from '../../server/drafts/desk.ts';
import { wangMin } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

const id = '00000000-0000-4000-8000-000000000001';
const mayNothing = {
  save: false,
  submit: false,
  approve: false,
  reject: false,
  publish: false,
  abandon: false,
  comment: false,
};
const draft = (more: Partial<DraftDetail>): DraftDetail => ({
  id,
  kind: 'articles',
  itemId: 'ART-44',
  action: 'publish',
  state: 'inReview',
  title: '雨天借伞登记',
  confidentiality: 'internal',
  effectiveFrom: '2026-11-24',
  authors: [{ staffNo: 'K-01', name: '孙婷' }],
  n: 3,
  createdAt: 1,
  updatedAt: 1,
  approvals: { have: 0, need: 1 },
  may: mayNothing,
  text: articleText(),
  events: [],
  comments: [],
  ...more,
});

const open = (detail: DraftDetail, answers: Answers) =>
  openRoom(DraftsRoom, {
    place: id,
    person: { ...wangMin, roles: ['trainer'] },
    answers: {
      'drafts.read': () => detail,
      'drafts.check': () => ({ n: 3, findings: [] }),
      'drafts.library': () => ({ files: [] }),
      ...answers,
    },
  });

describe('what is asked once more before it happens', () => {
  it('sending back needs a reason; a refusal is said, and the reason stays', async () => {
    let tries = 0;
    const room = await open(draft({ may: { ...mayNothing, approve: true, reject: true } }), {
      'drafts.decide': () => {
        tries += 1;
        if (tries === 1) throw new AppError('draft.conflict');
        return draft({ state: 'draft' });
      },
    });
    await room.press('退回');
    const dialog = () => room.root.querySelector('dialog');
    const send = () => dialog()?.querySelector<HTMLButtonElement>('[type=submit]');
    const reason = () => dialog()?.querySelector('textarea');
    expect(send()?.disabled).toBe(true);
    await room.change(() => {
      const field = reason();
      if (field) field.value = '缺少证件种类';
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await room.change(() => dialog()?.querySelector('form')?.requestSubmit());
    expect(dialog()?.querySelector('[role=alert]')?.textContent).not.toBe('');
    expect(reason()?.value).toBe('缺少证件种类');
    await room.change(() => dialog()?.querySelector('form')?.requestSubmit());
    expect(dialog()).toBeNull();
    expect(room.calls.findLast(({ name }) => name === 'drafts.decide')?.asked).toEqual({
      params: { id },
      body: { n: 3, decision: 'reject', reason: '缺少证件种类' },
    });
  });

  it('publishing names its day; cancelled, nothing is sent', async () => {
    const room = await open(draft({ state: 'approved', may: { ...mayNothing, publish: true } }), {
      'drafts.publish': () => ({ itemId: 'ART-44', version: 1 }),
    });
    await room.press('发布');
    expect(room.root.querySelector('dialog')?.textContent).toContain('2026-11-24');
    await room.press('取消');
    expect(room.root.querySelector('dialog')).toBeNull();
    expect(room.calls.some(({ name }) => name === 'drafts.publish')).toBe(false);
    await room.press('发布');
    await room.change(() => room.root.querySelector('dialog')?.querySelector('form')?.requestSubmit());
    expect(room.calls.find(({ name }) => name === 'drafts.publish')?.asked).toEqual({
      params: { id },
      body: { n: 3 },
    });
  });
});
