import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { unknownHost } from '../../../core/page/recognise.ts';
import { connectPanel } from '../../../extension/panel/connect.ts';
import { keys, type TabState } from '../../../extension/storage/items.ts';

const TAB = 7;
const state = (generation: string, status: TabState['status'], order: number): TabState => ({
  generation,
  since: 1,
  order,
  page: unknownHost(),
  status,
});

beforeEach(() => {
  fakeBrowser.reset();
  // The worker on the other side of the channel.
  const answer = (message: unknown) =>
    Promise.resolve(
      (message as { name: string }).name === 'tab.mine'
        ? { ok: true, value: { tabId: TAB } }
        : { ok: false, code: 'server.internal' },
    );
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(answer as never);
});

describe('what a panel shows of its tab', () => {
  it('is never put back by an answer older than the news: no spinner that stays, no customer that is gone (T5, R-EX6)', async () => {
    await fakeBrowser.storage.session.set({ [keys.tab(TAB)]: state('a:1.0', 'loading', 1) });
    const read = fakeBrowser.storage.session.get.bind(fakeBrowser.storage.session);
    const late = async (wanted: unknown) => {
      const found = await read(wanted as string);
      // The state changes, and says so, while the answer to the question is on its way.
      if (wanted === keys.tab(TAB))
        await fakeBrowser.storage.session.set({ [keys.tab(TAB)]: state('a:2.0', 'none', 2) });
      return found;
    };
    vi.spyOn(fakeBrowser.storage.session, 'get').mockImplementation(late as never);
    const lifetime = new AbortController();
    const port = await connectPanel({ beside: 'own', signal: lifetime.signal });
    expect(port.tab.value).toMatchObject({ generation: 'a:2.0', status: 'none' });
    lifetime.abort();
  });

  it('is never put back by news older than the answer: a customer who is gone is not drawn again (T5, R24)', async () => {
    await fakeBrowser.storage.session.set({ [keys.tab(TAB)]: state('a:2.0', 'loading', 12) });
    const lifetime = new AbortController();
    const port = await connectPanel({ beside: 'own', signal: lifetime.signal });
    // Under load the browser tells of a change after it has answered a question that was asked later.
    await fakeBrowser.storage.session.set({ [keys.tab(TAB)]: state('a:1.0', 'context', 11) });
    expect(port.tab.value).toMatchObject({ generation: 'a:2.0', status: 'loading' });
    await fakeBrowser.storage.session.set({ [keys.tab(TAB)]: state('a:2.0', 'none', 13) });
    expect(port.tab.value).toMatchObject({ generation: 'a:2.0', status: 'none' });
    await fakeBrowser.storage.session.remove(keys.tab(TAB));
    expect(port.tab.value).toBeUndefined();
    lifetime.abort();
  });
});
