import { act } from 'preact/test-utils';
import { afterEach, vi } from 'vitest';

import type { KnowledgeDeps } from '../../../web/knowledge/knowledge-deps.ts';
import { mountKnowledge } from '../../../web/mount.tsx';
import { bankContent } from '../../extension/panel/bank-content.ts';
import { knowledgeOver, monday, wangMin } from '../../extension/panel/panel-stage.ts';

export const content = bankContent();
export const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 15; turn += 1) await Promise.resolve();
  });

let teardown = new AbortController();
/** Ends what is mounted, as its owner would. */
export const leave = (): void => teardown.abort();
afterEach(() => {
  void act(() => teardown.abort());
  teardown = new AbortController();
});

/** The knowledge room in a page, with what a person sees and does there; torn down after the test. */
export async function mount(more: Partial<KnowledgeDeps> = {}) {
  const element = document.createElement('div');
  document.body.replaceChildren(element);
  void act(() =>
    mountKnowledge(element, {
      api: knowledgeOver(content, wangMin, monday),
      language: 'zh-CN',
      theme: 'light',
      person: wangMin,
      signal: teardown.signal,
      ...more,
    }),
  );
  await vi.waitUntil(
    () => element.querySelector('[role=combobox]') !== null || more.initialArticle !== undefined,
  );
  await settle();
  const field = (): HTMLInputElement => element.querySelector('[role=combobox]') as HTMLInputElement;
  const type = async (text: string): Promise<void> => {
    void act(() => {
      field().value = text;
      field().dispatchEvent(new Event('input', { bubbles: true }));
    });
    await settle();
  };
  const press = async (key: string, target: Element = field()): Promise<void> => {
    void act(() => {
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    });
    await settle();
  };
  const options = (): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('.hit[role=option]')];
  const offers = (): HTMLElement[] => [
    ...element.querySelectorAll<HTMLElement>('[role=listbox] .kn-offer[role=option]'),
  ];
  const active = (): HTMLElement | null =>
    element.querySelector(`#${CSS.escape(field().getAttribute('aria-activedescendant') ?? '-')}`);
  const text = (): string => element.textContent ?? '';
  return { element, field, type, press, options, offers, active, text };
}
