import { afterEach, describe, expect, it, vi } from 'vitest';

import type { QuestionView } from '../../../core/contracts/questions.ts';
import { panelEndpoints } from '../../../extension/messaging/endpoints.ts';
import { clientOf } from '../../web/rooms/room-stage.tsx';
import { bankContent } from './bank-content.ts';
import { clear, draw, settle } from './draw.tsx';
import { createStage, monday, page, state, yunlingA2 } from './panel-stage.ts';

const asked: QuestionView = {
  id: '00000000-0000-4000-8000-000000000001',
  no: 'Q-20261123-0001',
  title: '展期的费用怎么算',
  body: '',
  tags: [],
  state: 'open',
  askedBy: { staffNo: 'T-001', name: '王敏', orgUnitName: '城东支行' },
  askedAt: monday,
  owner: { role: 'trainer' },
  dueAt: monday + 86_400_000,
  overdue: false,
  answers: [],
  may: [],
  asOf: monday,
};

/** The panel beside a loan page with a customer and an open case, over a service that answers what a question needs. */
async function panel() {
  const calls: { name: string; asked: unknown }[] = [];
  const stage = createStage(bankContent(), {
    tab: state('context', { page: page('loan'), customer: yunlingA2 }),
  });
  const client = clientOf(
    {
      'questions.form': () => ({ tags: [], others: { role: 'trainer', workdays: 2 } }),
      'questions.list': () => ({
        questions: [],
        more: false,
        counts: { forMe: 0, overdue: 0, mine: 0 },
        asOf: monday,
      }),
      'questions.ask': () => asked,
      'questions.one': () => asked,
    },
    calls,
  );
  const drawn = await draw({ ...stage, port: { ...stage.port, client } });
  const seen = (look: () => void): Promise<void> =>
    vi.waitFor(
      async () => {
        await settle();
        look();
      },
      { timeout: 20_000 },
    );
  const type = (selector: string, text: string) =>
    drawn.change(() => {
      const field = drawn.one(selector) as HTMLInputElement;
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  return {
    ...drawn,
    seen,
    type,
    /** Writes the question, sends it, and gives what went to the service. */
    ask: async () => {
      await seen(() => expect(drawn.text()).toContain('由培训师答复'));
      expect((drawn.one('[name=title]') as HTMLInputElement).value).toBe('');
      await type('[name=title]', asked.title);
      await drawn.change(() => (drawn.one('.knowledge form') as HTMLFormElement).requestSubmit());
      await seen(() => expect(drawn.text()).toContain(asked.no));
      // Each of these passes the background, which lets nothing else through.
      const sent = calls.filter(({ name }) => name.startsWith('questions.'));
      expect(sent.filter(({ name }) => !panelEndpoints.has(name))).toEqual([]);
      for (const data of ['20261123001', yunlingA2.ref, yunlingA2.nameMasked])
        expect(JSON.stringify(sent)).not.toContain(data);
      return calls.find(({ name }) => name === 'questions.ask')?.asked;
    },
  };
}

afterEach(clear);

describe('asking colleagues from the panel (R193)', () => {
  it('from a search that found nothing: with the kind of the page, without what was typed or who is served', async () => {
    const { type, button, click, seen, text, ask } = await panel();
    await type('.bar-search input', 'zzqq 20261123001');
    await seen(() => expect(text()).toContain('没有找到'));
    await click(button('提问'));
    await seen(() => expect(text()).toContain('所在页面 贷款页'));
    expect(await ask()).toEqual({ body: { title: asked.title, body: '', tags: [], pageKind: 'loan' } });
  });

  it('from an article that is read: with the article and the kind of the page', async () => {
    const { all, button, click, seen, text, ask } = await panel();
    const [row] = all('.article-row');
    if (row === undefined) throw new Error('no article stands beside a loan');
    await click(row);
    await seen(() => button('就此提问'));
    await click(button('就此提问'));
    await seen(() => expect(text()).toContain('所问段落 ART-'));
    expect(await ask()).toEqual({
      body: {
        title: asked.title,
        body: '',
        tags: [],
        pageKind: 'loan',
        cites: expect.stringMatching(/^ART-\d+$/),
      },
    });
  });
});
