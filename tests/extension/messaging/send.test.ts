import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { send } from '../../../extension/messaging/send.ts';

const fine = { ok: true, value: { ok: true } };
const failing = { ok: false, code: 'server.internal' };
const CLOSED = new Error('the message channel closed before a response was received');

/** A background that gives these answers one after the other, the last one for ever. */
function background(...answers: readonly unknown[]): string[] {
  const asked: string[] = [];
  const answer = (message: unknown) => {
    asked.push((message as { name: string }).name);
    const next = answers[Math.min(asked.length, answers.length) - 1];
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(answer as never);
  return asked;
}

beforeEach(() => fakeBrowser.reset());

describe('a message that meets a worker being stopped (R-EX6)', () => {
  it.each([
    ['no answer', undefined],
    ['a fault of what it had in hand', failing],
    ['a closed channel', CLOSED],
  ])('is sent again after %s', async (_, lost) => {
    const asked = background(lost, lost, fine);
    expect(await send('panel.drawn', { generation: 'a:1.0' })).toEqual({ ok: true });
    expect(asked).toEqual(['panel.drawn', 'panel.drawn', 'panel.drawn']);
  });

  it('fails after some tries, with a code a screen has words for', async () => {
    const asked = background(undefined);
    await expect(send('tab.mine', {})).rejects.toMatchObject({ code: 'server.internal' });
    expect(asked).toHaveLength(4);
  });

  it('is never sent again by itself where a person has to decide it, nor where it was refused', async () => {
    const pressed = background(undefined, fine);
    await expect(send('tab.confirm', { generation: 'a:1.0' })).rejects.toMatchObject({
      code: 'server.internal',
    });
    expect(pressed).toEqual(['tab.confirm']);
    const refused = background({ ok: false, code: 'session.required' }, fine);
    await expect(send('panel.drawn', { generation: 'a:1.0' })).rejects.toMatchObject({
      code: 'session.required',
    });
    expect(refused).toEqual(['panel.drawn']);
  });
});
