import * as v from 'valibot';
import { expect, it } from 'vitest';

import { articleSchema, type Article } from '../../../core/article/article.ts';
import { History } from '../../../web/reader/history.tsx';
import { bankContent } from '../../extension/panel/bank-content.ts';
import { monday } from '../../extension/panel/panel-stage.ts';
import { openRoom } from '../rooms/room-stage.tsx';

const text = (last: string) => `第一段没有变。 ^one\n\n${last} ^two`;

it('R266: a past version opens with what it changed, its whole text a press further', async () => {
  const [some] = bankContent().articles;
  if (some === undefined) throw new Error('the bank has articles');
  const version = (change: Partial<Article>): Article => v.parse(articleSchema, { ...some, ...change });
  const versions = [
    version({ version: 3, effectiveFrom: '2026-11-01', markdown: text('三天。') }),
    version({
      version: 2,
      effectiveFrom: '2026-01-01',
      effectiveUntil: '2026-10-31',
      markdown: text('两天。'),
    }),
    version({
      version: 1,
      effectiveFrom: '2025-01-01',
      effectiveUntil: '2025-12-31',
      markdown: text('一天。'),
    }),
  ];
  const Room: Parameters<typeof openRoom>[0] = ({ deps }) => (
    <History client={deps.client} id={some.id} person={deps.person} now={monday} />
  );
  const room = await openRoom(Room, { answers: { 'knowledge.versions': () => ({ versions }) } });
  await room.press('历史版本');
  const past = room.root.querySelectorAll('.history-list li')[1];
  const shown = () => past?.querySelector('.history-text')?.textContent ?? '';
  expect(past?.querySelector('del')?.textContent).toContain('一');
  expect(past?.querySelector('ins')?.textContent).toContain('两');
  await room.change(() => past?.querySelector('button')?.click());
  expect(past?.querySelector('ins')).toBeNull();
  expect(shown()).toBe('第一段没有变。两天。');
  // What no longer holds can be looked at and not copied out.
  expect(past?.querySelector('.history-text')?.classList.contains('past')).toBe(true);
});
