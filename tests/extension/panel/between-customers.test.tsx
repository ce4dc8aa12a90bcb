import { afterEach, expect, it } from 'vitest';

import { clientOf } from '../../web/rooms/room-stage.tsx';
import { bankContent } from './bank-content.ts';
import { clear, draw } from './draw.tsx';
import { createStage, liuFang, page, state } from './panel-stage.ts';

const content = bankContent();
const nowhere = state('none', { page: page('other', { level: 'none', reason: 'none' }) });

/** A panel over a service that has two questions for the start of the shift, and what was asked of it. */
async function panel(tab: ReturnType<typeof state>) {
  const stage = createStage(content, { tab });
  const calls: { name: string; asked: unknown }[] = [];
  const question = {
    kind: 'single',
    id: 'q1',
    text: '问',
    options: [
      { id: 'a', text: '甲' },
      { id: 'b', text: '乙' },
    ],
  };
  const client = clientOf(
    {
      'shift.mine': () => ({
        questions: [
          { id: '1'.repeat(32), question },
          { id: '2'.repeat(32), question },
        ],
        month: { asked: 0, known: 0, skipped: 0 },
      }),
    },
    calls,
  );
  return { ...(await draw({ ...stage, port: { ...stage.port, client } })), tab: stage.tab, calls };
}

afterEach(clear);

it('two questions stand in the panel while nobody is at the counter, and go when a customer comes (R209)', async () => {
  const { tab, change, text } = await panel(nowhere);
  expect(text()).toContain('班前 2 题');
  await change(() => {
    tab.value = state('loading', { page: page('loan', { level: 'none', reason: 'loading' }) });
  });
  expect(text()).toContain('班前 2 题');
  await change(() => {
    tab.value = state('context', { page: page('loan'), customer: liuFang });
  });
  expect(text()).not.toContain('班前');
});

it('nothing is asked for while a page loads, nor beside a customer who is still to be confirmed (R209)', async () => {
  const { tab, change, text, calls } = await panel(state('loading'));
  const learning = () =>
    calls.filter(({ name }) => /^(shift|courses|quizzes|readings|announcements)\./.test(name));
  expect(learning()).toEqual([]);
  await change(() => {
    tab.value = state('toConfirm', {
      identity: { ref: 'r', customerType: 'personal', nameMasked: '张*', customerNoTail: '2001' },
    });
  });
  expect(text()).toContain('核对无误');
  expect(learning()).toEqual([]);
  await change(() => {
    tab.value = { ...nowhere, order: 1_000, generation: 'doc:1000' };
  });
  expect(text()).toContain('班前 2 题');
});
