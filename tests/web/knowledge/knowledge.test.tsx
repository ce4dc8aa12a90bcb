import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';

import type { KnowledgeApi } from '../../../web/api/knowledge-api.ts';
import { knowledgeOver, monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { content, leave, mount, settle } from './mounted.ts';

describe('searching by keyboard', () => {
  it('is a combobox over a listbox: the field has the focus, the active hit is named', async () => {
    const { field, type, options, active } = await mount();
    expect(document.activeElement).toBe(field());
    await type('投诉 时限');
    expect(options().length).toBeGreaterThan(1);
    expect(active()?.textContent).toContain('投诉处理时限与闭环');
    expect(active()?.getAttribute('aria-describedby')).toBe(`${active()?.id}-why`);
  });

  it('Enter opens what was typed, never a hit of the text before, however slow the answer', async () => {
    const quick = knowledgeOver(content, wangMin, monday);
    let answer = (): void => {};
    const slow: KnowledgeApi = {
      ...quick,
      search: (query) =>
        query.text === ''
          ? quick.search(query)
          : new Promise((resolve) => (answer = () => resolve(quick.search(query)))),
    };
    const { type, press, element } = await mount({ api: slow, pageKind: 'complaint', compact: true });
    await type('投诉处理时限');
    await press('Enter');
    expect(element.querySelector('.reader')).toBeNull();
    answer();
    await settle();
    await settle();
    expect(element.querySelector('.reader h2')?.textContent).toBe('投诉处理时限与闭环');
  });

  it('↑ ↓ move through the hits and round, Enter opens, Esc comes back with the text kept', async () => {
    const { type, press, options, offers, active, text, field, element } = await mount();
    await type('投诉');
    const first = active();
    await press('ArrowDown');
    expect(active()).toBe(options()[1]);
    await press('ArrowUp');
    for (let up = 0; up <= offers().length; up += 1) await press('ArrowUp');
    expect(active()).toBe(options().at(-1));
    for (let down = 0; down <= offers().length; down += 1) await press('ArrowDown');
    expect(active()).toBe(first);
    await type('投诉 时限');
    await press('Enter');
    expect(text()).toMatch(/现行 第 \d+ 版/);
    expect(text()).toContain('2026-01-01 起施行');
    await press('Escape', element.querySelector('.kn') as Element);
    expect(field().value).toBe('投诉 时限');
  });

  it('Tab goes through the kinds in the panel, Esc clears, then closes', async () => {
    let closed = 0;
    const { type, press, options, text, field } = await mount({
      compact: true,
      onClose: () => (closed += 1),
    });
    await type('投诉');
    const all = options().length;
    await press('Tab');
    expect(options().length).toBeLessThan(all);
    await press('Tab');
    expect(options().every((option) => option.textContent?.startsWith('话术'))).toBe(true);
    expect(text()).toContain('换类型');
    await press('Escape');
    expect(field().value).toBe('');
    await press('Escape');
    expect(closed).toBe(1);
  });

  it('marks the words found and says why', async () => {
    const { type, options, element } = await mount();
    await type('投诉 时限');
    expect(
      [...(options()[0]?.querySelectorAll('strong mark') ?? [])].map((mark) => mark.textContent),
    ).toEqual(['投诉', '时限']);
    expect(element.querySelector('.hit-why')?.textContent).toBe('标题，全部词命中');
  });

  it('shows this page first, marked 本页相关', async () => {
    const { options } = await mount({ compact: true, pageKind: 'loan' });
    expect(options()[0]?.textContent).toContain('本页相关');
    expect(options()[0]?.textContent).toContain('适用页面 贷款页');
  });
});

describe('when there is nothing or something fails', () => {
  it('says that nothing was found and offers other words', async () => {
    const { type, text } = await mount();
    await type('外星飞船燃料');
    expect(text()).toContain('没有找到“外星飞船燃料”');
    expect(text()).toContain('可以这样搜');
  });

  it('keeps the input on failure and tries again', async () => {
    const good = knowledgeOver(content, wangMin, monday);
    let broken = true;
    const api: KnowledgeApi = {
      ...good,
      search: async (query) => {
        if (broken && query.text !== '') throw new Error('down');
        return good.search(query);
      },
    };
    const { type, text, field, element, options } = await mount({ api });
    await type('投诉');
    expect(text()).toContain('搜索没有成功，输入还在');
    expect(field().value).toBe('投诉');
    broken = false;
    void act(() => element.querySelector<HTMLButtonElement>('[role=alert] button')?.click());
    await settle();
    expect(options().length).toBeGreaterThan(0);
  });

  it('lets only the answer to the newest question count', async () => {
    const good = knowledgeOver(content, wangMin, monday);
    let release = (): void => {};
    const api: KnowledgeApi = {
      ...good,
      search: (query) =>
        query.text === '投' ? new Promise((resolve) => (release = () => resolve([]))) : good.search(query),
    };
    const { type, options } = await mount({ api });
    await type('投');
    await type('投诉');
    release();
    await settle();
    expect(options().length).toBeGreaterThan(0);
  });

  it('says so when an article is not in force or not to be seen', async () => {
    const { text } = await mount({ initialArticle: 'ART-99' });
    expect(text()).toContain('这篇知识现在不施行或不可见');
  });
});

describe('reading and narrowing', () => {
  it('R47: marks a basis that compliance has not confirmed', async () => {
    const { text } = await mount({ initialArticle: 'ART-08' });
    expect(text()).toContain('依据待核');
    expect(text()).toContain('主责 投诉处理人员');
  });

  it('narrows by category, level and kind in the wide layout, with counts', async () => {
    const { element, options, type } = await mount();
    await type('投诉');
    const all = options().length;
    const scripts = [...element.querySelectorAll<HTMLLabelElement>('.kn-filter')].find((label) =>
      label.textContent?.startsWith('话术'),
    );
    void act(() => scripts?.querySelector('input')?.click());
    await settle();
    expect(options().length).toBeLessThan(all);
    expect(options().length).toBe(Number(scripts?.textContent?.replace(/\D/g, '')));
  });

  it('opens a script as lines with their kinds', async () => {
    const { type, press, text } = await mount({ compact: true });
    await type('反诈提示');
    await press('Enter');
    expect(text()).toMatch(/SCR-11|反诈提示/);
  });

  it('goes away with the signal and leaves nothing behind', async () => {
    const { element } = await mount();
    void act(leave);
    expect(element.childNodes).toHaveLength(0);
  });

  it('speaks English', async () => {
    const { text, type } = await mount({ language: 'en' });
    await type('VIP');
    expect(text()).toContain('by relevance');
  });
});
