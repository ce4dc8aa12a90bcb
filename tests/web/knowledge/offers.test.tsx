import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';

import { knowledgeOver, monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { content, mount, settle } from './mounted.ts';

describe('offers while typing', () => {
  it('name what continues the text, above the hits; Enter still opens the first hit', async () => {
    const { type, press, offers, active, options, field } = await mount();
    await type('tousu');
    expect(offers().length).toBeGreaterThan(0);
    expect(active()).toBe(options()[0]);
    await press('ArrowUp');
    expect(active()).toBe(offers().at(-1));
    const offered = active()?.querySelector('span')?.textContent ?? '';
    await press('Enter');
    expect(field().value).toBe(offered);
  });

  it('never repeat a title that is among the hits, nor what a slow answer said of an earlier text', async () => {
    const quick = knowledgeOver(content, wangMin, monday);
    let late = (): void => {};
    const { type, offers, options } = await mount({
      api: {
        ...quick,
        suggest: (text) =>
          text === '投'
            ? new Promise((resolve) => (late = () => resolve(quick.suggest(text))))
            : quick.suggest(text),
      },
    });
    await type('投');
    await type('投诉 时限');
    late();
    await settle();
    const titles = new Set(options().map((option) => option.querySelector('strong')?.textContent));
    for (const offer of offers()) expect(titles).not.toContain(offer.querySelector('span')?.textContent);
  });

  it('after no hit: the nearest names, and colleagues to ask', async () => {
    const asked: string[] = [];
    const quick = knowledgeOver(content, wangMin, monday);
    const { type, text, offers, element } = await mount({
      api: { ...quick, search: async (query) => (query.text === '' ? quick.search(query) : []) },
      onAsk: (question) => asked.push(question),
    });
    await type('大俄取线');
    expect(text()).toContain('没有找到“大俄取线”');
    await vi.waitFor(() => expect(text()).toContain('您是不是要找'), { timeout: 20_000 });
    expect(offers().map((offer) => offer.querySelector('span')?.textContent)).toContain('大额取现与转账提示');
    const button = [...element.querySelectorAll('button')].find((each) => each.textContent === '提问');
    void act(() => button?.click());
    expect(asked).toEqual(['大俄取线']);
  });

  it('without colleagues to ask there is no such button', async () => {
    const { type, element } = await mount();
    await type('外星飞船燃料');
    expect([...element.querySelectorAll('button')].map((each) => each.textContent)).not.toContain('提问');
  });
});

describe('a hit', () => {
  it('opens an article at the paragraph that the hit shows', async () => {
    const { type, press, element, options } = await mount();
    await type('三个工作日 答复');
    const shown = options()[0]?.querySelector('.hit-text')?.textContent ?? '';
    await press('Enter');
    await vi.waitUntil(() => element.querySelector('.block.found') !== null);
    const found = element.querySelector('.block.found');
    expect(document.activeElement).toBe(found);
    expect(found?.textContent?.replaceAll(/\s/g, '')).toContain(shown.slice(0, 8).replaceAll(/[\s…]/g, ''));
  });
});
