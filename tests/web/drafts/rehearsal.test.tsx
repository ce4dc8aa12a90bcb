import { readFileSync } from 'node:fs';

import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { ContentKind } from '../../../core/content/kinds.ts';
import DraftsRoom from '../../../web/drafts/drafts-room.tsx';
import { wangMin } from '../../extension/panel/panel-stage.ts';
import { openRoom, settle } from '../rooms/room-stage.tsx';
import { draftOf, draftId as id } from './form-stage.tsx';

const trainer = { ...wangMin, roles: ['trainer' as const] };
const fileOf = (path: string) => ({ path, text: readFileSync(`content/${path}`, 'utf8') });
const scripts = ['SCR-01', 'SCR-02', 'SCR-03', 'SCR-04', 'SCR-05', 'SCR-06', 'SCR-07', 'SCR-08', 'SCR-09']
  .concat(['SCR-10', 'SCR-11', 'SCR-12'])
  .map((name) => fileOf(`scripts/${name}.yaml`));

async function openDraft(kind: ContentKind, itemId: string, text = fileOf(`${kind}/${itemId}.yaml`).text) {
  const room = await openRoom(DraftsRoom, {
    place: id,
    person: trainer,
    answers: {
      'drafts.read': () => draftOf(kind, itemId, text, true),
      'drafts.check': () => ({ n: 1, findings: [] }),
      'drafts.library': () => ({ files: scripts }),
      'drafts.save': () => ({ saved: true, n: 2, at: 2 }),
    },
  });
  // These are written in a form unless one asks for the text.
  await room.press('文本');
  const field = () => room.root.querySelector<HTMLTextAreaElement>('textarea[name=text]');
  return {
    ...room,
    field,
    write: async (edit: (text: string) => string) => {
      await room.type('text', edit(field()?.value ?? ''));
      await act(async () => void (await vi.advanceTimersByTimeAsync(300)));
      await settle();
    },
    choose: async (name: string, value: string) => {
      const select = room.root.querySelector<HTMLSelectElement>(`select[name=${name}]`);
      if (!select) throw new Error(`no ${name}`);
      void act(() => {
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await settle();
    },
    now: () => room.root.querySelector('.walk-now')?.textContent ?? '',
    left: () => room.root.querySelector('.walk-left')?.textContent ?? '',
    shown: () => room.root.querySelector('.walk-shown')?.textContent ?? '',
    findings: () => room.root.querySelector('.rehearsal-findings')?.textContent ?? '',
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

describe('a script under one’s hands (R148)', () => {
  it('says with its line what is wrong, and shows nothing to walk until it is right', async () => {
    const room = await openDraft('scripts', 'SCR-02');
    expect(room.findings()).toContain('写法没有问题');
    await room.write((text) => text.replace('label: 已过期, next: 3', 'label: 已过期, next: 99'));
    expect(room.findings()).toMatch(/第 \d+ 行.*99/);
    expect(room.text()).toContain('改好左边列出的问题');
    expect(room.now()).toBe('');
    await room.press('第 ');
    const field = room.field();
    expect(field?.value.slice(field.selectionStart, field.selectionEnd)).toContain('id: 2');
    await room.write((text) => `${text}\nnodes: [`);
    expect(room.findings()).toContain('YAML 写法有误');
  });

  it('is walked before a simulated customer to its end, with the obligatory lines that are left', async () => {
    const room = await openDraft('scripts', 'SCR-02');
    expect(room.now()).toContain('请出示您的有效证件');
    expect(room.left()).toContain('证件有效、未过期，且为本人');
    await room.choose('cast', 'enterprise');
    expect(room.now()).toContain('单位授权书');
    await room.press('已说，下一步');
    expect(room.now()).toContain('必做');
    await room.press('不愿出示');
    for (let n = 0; n < 12 && !room.now().startsWith('到此结束'); n += 1) {
      const [button] = room.root.querySelectorAll<HTMLButtonElement>('.walk-now button');
      void act(() => button?.click());
      await settle();
    }
    expect(room.now()).toContain('到此结束：未办理');
    await room.press('从头再走');
    expect(room.now()).toContain('单位授权书');
    expect(room.left()).toContain('证件有效');
  });

  it('keeps the steps that still fit when a word is changed, and steps back one', async () => {
    const room = await openDraft('scripts', 'SCR-02');
    await room.press('已说，下一步');
    await room.write((text) => text.replace('证件有效、未过期，且为本人', '证件看过了吗'));
    expect(room.now()).toContain('证件看过了吗');
    await room.press('上一步');
    expect(room.now()).toContain('请出示您的有效证件');
  });

  it('saves what was typed as it is and compares it line by line', async () => {
    const room = await openDraft('scripts', 'SCR-02');
    await room.write((text) => text.replace('title: 身份核实', 'title: 核实身份'));
    await act(async () => void (await vi.advanceTimersByTimeAsync(800)));
    await settle();
    const saved = room.calls.find(({ name }) => name === 'drafts.save');
    expect(saved?.asked).toMatchObject({ body: { text: expect.stringContaining('title: 核实身份') } });
    await room.press('对比 2 处');
    expect(room.root.querySelector('del')?.textContent).toContain('title: 身份核实');
    expect(room.root.querySelector('ins')?.textContent).toContain('title: 核实身份');
  });
});

describe('a moment under one’s hands', () => {
  it('lists what the page would show, customer by customer and post by post', async () => {
    const room = await openDraft('moments', 'largeCash');
    expect(room.text()).toContain('SCR-11');
    expect(room.text()).not.toContain('年长客户，看有无他人指挥');
    await room.choose('cast', 'aged');
    expect(room.text()).toContain('年长客户，看有无他人指挥');
    await room.choose('cast', 'vip');
    expect(room.text()).toContain('VIP 优先办理');
    // Actions and items of the strip stand in the words of the panel, never as the codes of the file.
    expect(room.shown()).toContain('结束服务事项');
    expect(room.shown()).toContain('暂停并请主管');
    expect(room.shown()).toContain('数据日期');
    expect(room.shown()).not.toMatch(/closeCase|pauseSupervisor|dataDate/);
    await room.write((text) => text.replace('text: VIP 优先办理', 'text: 贵客先办'));
    expect(room.text()).toContain('贵客先办');
    await room.write((text) => text.replace('tone: info', 'tone: loud'));
    expect(room.findings()).toMatch(/第 \d+ 行/);
  });
});

describe('beginning a change', () => {
  const items = [
    { kind: 'scripts', itemId: 'SCR-02', version: 2, title: '身份核实' },
    { kind: 'moments', itemId: 'largeCash', version: 2, title: 'largeCash' },
  ];
  const open = (kinds: readonly string[]) =>
    openRoom(DraftsRoom, {
      person: trainer,
      answers: {
        'drafts.list': () => ({ drafts: [] }),
        'drafts.items': () => ({ kinds, items: items.filter(({ kind }) => kinds.includes(kind)) }),
        'drafts.create': () => ({ id }),
      },
    });

  it('a trainer picks a script or a moment by its name', async () => {
    const room = await open(['articles', 'scripts', 'moments']);
    await room.press('修改现行条目');
    await room.press('话术');
    await room.press('身份核实');
    expect(room.calls.at(-1)?.asked).toEqual({ body: { kind: 'scripts', itemId: 'SCR-02' } });
    expect(room.went).toEqual([`drafts/${id}`]);
    await room.press('时机');
    expect(room.text()).toContain('大额取现页');
  });

  it('who may write articles alone is offered no other kind, who may write nothing no button', async () => {
    const room = await open(['articles']);
    await room.press('修改现行条目');
    expect(() => room.button('话术')).toThrow();
    const auditor = await open([]);
    expect(() => auditor.button('修改现行条目')).toThrow();
  });
});
