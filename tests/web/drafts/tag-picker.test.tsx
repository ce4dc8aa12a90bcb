import { render } from 'preact';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';

import { createTranslator } from '../../../core/i18n/translator.ts';
import { TagPicker } from '../../../web/drafts/tag-picker.tsx';
import { LanguageProvider } from '../../../web/theme/language.tsx';

const inUse = new Map([
  ['大额取现', 3],
  ['大额转账', 5],
  ['投诉', 8],
]);

function draw(start: readonly string[], disabled = false) {
  let now = start;
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  function Host() {
    const [tags, setTags] = useState(start);
    now = tags;
    const attributes = { id: 'tags', 'aria-invalid': false };
    return <TagPicker {...{ tags, inUse, disabled, attributes }} onTags={setTags} />;
  }
  void act(() =>
    render(
      <LanguageProvider value={createTranslator('zh-CN')}>
        <Host />
      </LanguageProvider>,
      root,
    ),
  );
  const field = root.querySelector('input') as HTMLInputElement;
  return {
    root,
    field,
    tags: () => now,
    offers: () => [...root.querySelectorAll('[role=option]')].map(({ textContent }) => textContent),
    type: (value: string) =>
      void act(() => {
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    key: (key: string) =>
      void act(() => void field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))),
  };
}

it('finds tags in use while one types, the most used first, and the typed one as a new tag', () => {
  const { type, offers } = draw([]);
  type('大额');
  expect(offers()).toEqual(['大额转账5 篇', '大额取现3 篇', '大额新标签']);
});

it('is worked by keys: down and Enter take one, Esc clears, Backspace takes the last away', () => {
  const { type, key, tags, field, offers } = draw(['投诉']);
  type('大额');
  key('ArrowDown');
  expect(field.getAttribute('aria-activedescendant')).toMatch(/-1$/);
  key('Enter');
  expect(tags()).toEqual(['投诉', '大额取现']);
  expect(field.value).toBe('');
  // What is chosen is not offered again.
  type('取现');
  expect(offers()).toEqual(['取现新标签']);
  key('Escape');
  key('Backspace');
  expect(tags()).toEqual(['投诉']);
});

it('takes new tags, several at once, and none twice', () => {
  const { type, key, tags } = draw(['投诉']);
  type('page:loan、投诉 借伞 ');
  expect(tags()).toEqual(['投诉', 'page:loan', '借伞']);
  type('雨具');
  key('Enter');
  expect(tags()).toEqual(['投诉', 'page:loan', '借伞', '雨具']);
});

it('cannot be changed by who may not write', () => {
  const { root, field } = draw(['投诉'], true);
  expect(field.disabled).toBe(true);
  expect(root.querySelector('button')).toBeNull();
});
