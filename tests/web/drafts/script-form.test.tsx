import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { shippedText } from '../../content/shipped-content.ts';
import { openForm, since } from './form-stage.tsx';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

describe('a script written in a form (R148)', () => {
  it('changing a line’s words changes the walk-through and that line of the text alone', async () => {
    const room = await openForm('scripts', 'SCR-02');
    await room.unfold('nodes.0');
    await room.put('nodes.0.text', '请把证件给我看看。');
    await room.rest();
    expect(room.now()).toContain('请把证件给我看看。');
    expect(await since(room, 'scripts/SCR-02.yaml')).toEqual({
      gone: ['    text: 为了保护您的资金和信息安全，请出示您的有效证件。'],
      come: ['    text: 请把证件给我看看。'],
    });
  });

  it('adds a line between two, and the way through the script stays whole', async () => {
    const room = await openForm('scripts', 'SCR-02');
    await room.unfold('nodes.0');
    await room.pressIn('nodes.0', '在下面加一句');
    expect(room.focused()?.getAttribute('data-path')).toBe('nodes.1.id');
    await room.put('nodes.1.text', '谢谢。');
    await room.rest();
    expect(room.findings()).toContain('写法没有问题');
    await room.press('已说，下一步');
    expect(room.now()).toContain('谢谢。');
    await room.press('已说，下一步');
    expect(room.now()).toContain('证件有效');
    const added = '    next: 12\n  - id: 12\n    kind: say\n    text: 谢谢。\n    next: 2\n  - id: 2\n';
    const before = shippedText('scripts/SCR-02.yaml');
    expect(await room.saved()).toBe(before.replace('    next: 2\n  - id: 2\n', added));
  });

  it('adds a choice in the way its neighbours are written, and moves it', async () => {
    const room = await openForm('scripts', 'SCR-02');
    await room.unfold('nodes.1');
    await room.pressIn('nodes.1.choices', '加一个选项');
    expect(room.focused()?.getAttribute('data-path')).toBe('nodes.1.choices.4.id');
    await room.put('nodes.1.choices.4.id', 'lost');
    await room.put('nodes.1.choices.4.label', '说丢了');
    await room.pressIn('nodes.1.choices.4', '上移');
    expect(room.focused()?.getAttribute('data-path')).toBe('nodes.1.choices.3.#up');
    expect(await since(room, 'scripts/SCR-02.yaml')).toEqual({
      gone: [],
      come: ['      - { id: lost, label: 说丢了, next: 7 }'],
    });
    expect((await room.saved()).indexOf('lost')).toBeLessThan((await room.saved()).indexOf('不愿出示'));
    await room.pressIn('nodes.1.choices.3', '删除');
    expect(await room.saved()).toBe(shippedText('scripts/SCR-02.yaml'));
  });

  it('gives a line another number, and every way that leads to it follows', async () => {
    const room = await openForm('scripts', 'SCR-02');
    await room.unfold('nodes.2');
    await room.put('nodes.2.id', '3x');
    await room.rest();
    expect(room.findings()).toContain('写法没有问题');
    expect(await since(room, 'scripts/SCR-02.yaml')).toEqual({
      gone: ['      - { id: expired, label: 已过期, next: 3 }', '  - id: 3'],
      come: ['      - { id: expired, label: 已过期, next: 3x }', '  - id: 3x'],
    });
  });
});

describe('the form and its text', () => {
  it('are one draft: what is changed in one is there in the other', async () => {
    const room = await openForm('scripts', 'SCR-02');
    await room.put('title', '核实身份');
    await room.press('文本');
    expect(room.named('text').value).toContain('\ntitle: 核实身份\n');
    await room.put('text', room.named('text').value.replace('title: 核实身份', 'title: 再核实'));
    await room.press('表单');
    expect(room.named('title').value).toBe('再核实');
    await room.rest();
    expect(room.now()).toContain('请出示您的有效证件');
  });

  it('a text that is not valid leaves the form as it was, to be read only, and says where to mend it', async () => {
    const text = `${shippedText('scripts/SCR-02.yaml')}\nnodes: [`;
    const room = await openForm('scripts', 'SCR-02', { text });
    await room.rest();
    expect(room.text()).toContain('请先在文本里改好');
    expect(room.named('title').disabled).toBe(true);
    await room.press('改用文本');
    expect(room.named('text').value).toBe(text);
    await room.put('text', shippedText('scripts/SCR-02.yaml'));
    await room.press('表单');
    expect(room.named('title').disabled).toBe(false);
    expect(room.named('title').value).toBe('身份核实');
  });

  it('a finding leads to its field, through a line that is folded', async () => {
    const room = await openForm('scripts', 'SCR-02');
    await room.unfold('nodes.2');
    await room.put('nodes.2.text', '');
    await room.rest();
    await room.pressFold('nodes.2');
    expect(room.root.querySelector('[name="nodes.2.text"]')).toBeNull();
    await room.press('第 ');
    expect(document.activeElement).toBe(room.named('nodes.2.text'));
    expect(room.named('nodes.2.text').getAttribute('aria-invalid')).toBe('true');
  });

  it('a place that cannot be changed by itself is left alone, and the text is named as the way', async () => {
    const text = shippedText('scripts/SCR-02.yaml')
      .replace('title: 身份核实', 'title: &name 身份核实')
      .replace('similarQuestions: [', 'similarQuestions: [*name, ');
    const room = await openForm('scripts', 'SCR-02', { text });
    await room.put('title', '核实身份');
    expect(room.text()).toContain('请改用文本');
    expect(room.named('title').value).toBe('身份核实');
    expect(await room.saved()).toBe(text);
    await room.put('titleEn', 'Check');
    expect(room.text()).not.toContain('请改用文本');
  });

  it('a finding about what has no field leads to its line of the text', async () => {
    const text = shippedText('scripts/SCR-02.yaml').replace('version: 2', 'version: 2\nowner: me');
    const room = await openForm('scripts', 'SCR-02', { text });
    await room.rest();
    await room.press('第 ');
    const { value, selectionStart, selectionEnd } = room.named('text');
    expect(value.slice(selectionStart ?? 0, selectionEnd ?? 0)).toBe('owner: me');
  });

  it('a draft that is not one’s own to change is a form without a field to type in', async () => {
    const room = await openForm('scripts', 'SCR-02', { mayWrite: false });
    await room.press('正文').catch(() => undefined);
    await room.unfold('nodes.1');
    const form = room.root.querySelector('.content-form');
    const controls = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea, button') ?? [])];
    expect(controls.length).toBeGreaterThan(30);
    const open = controls.filter((control) => !control.disabled && !control.hasAttribute('data-fold'));
    expect(open).toEqual([]);
  });
});

describe('kinds of lines and conditions', () => {
  it('a line becomes one of another kind and keeps what that has too', async () => {
    const room = await openForm('scripts', 'SCR-02');
    await room.unfold('nodes.2');
    await room.put('nodes.2.kind', 'note');
    const text = await room.saved();
    expect(text).toContain(
      "  - id: 3\n    kind: note\n    record: serviceCase\n    text: 您的证件已过有效期，需要更新后才能办理，我告诉您怎么更新。\n    basis: ['ART-13^verify']\n    next: 9\n",
    );
    await room.rest();
    expect(room.findings()).toContain('写法没有问题');
  });

  it('a condition is changed by its rows, and what it decides changes with it', async () => {
    const room = await openForm('scripts', 'SCR-02');
    await room.choose('cast', 'enterprise');
    expect(room.now()).toContain('单位授权书');
    await room.unfold('nodes.0');
    const row = 'nodes.0.variants.0.when.#0';
    expect(room.named(`${row}.value.enterprise`).checked).toBe(true);
    await room.tick(`${row}.value.enterprise`);
    await room.rest();
    expect(room.now()).not.toContain('单位授权书');
    await room.put(`${row}.op`, 'is');
    await room.put(`${row}.value`, 'enterprise');
    await room.pressIn('nodes.0.variants.0.when', '加一个条件');
    expect(room.focused()?.getAttribute('data-path')).toBe('nodes.0.variants.0.when.#1');
    await room.put('nodes.0.variants.0.when.join', 'any');
    expect(await room.saved()).toContain(
      "      - when:\n          any:\n            - { fact: customer.customerType, op: is, value: enterprise }\n            - { fact: customer.isVip, op: 'true' }\n        text:",
    );
    await room.rest();
    expect(room.now()).toContain('单位授权书');
  });

  it('a condition nested too deep is shown as its text, with the way to it', async () => {
    const room = await openForm('scripts', 'SCR-01');
    await room.unfold('nodes.1');
    expect(room.within('nodes.1.choices.0.auto').textContent).toContain('- any:\n');
    await room.pressIn('nodes.1.choices.0.auto', '改用文本');
    const { value, selectionStart, selectionEnd } = room.named('text');
    expect(value.slice(selectionStart ?? 0, selectionEnd ?? 0)).toContain('auto:');
  });
});
