import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createClient } from '../../../web/api/client.ts';

type Answer = (path: string) => Response | Promise<Response>;
let answer: Answer;
beforeEach(() => vi.stubGlobal('fetch', async (url: string) => answer(url)));
afterEach(() => vi.unstubAllGlobals());

const client = createClient('', 'zh-CN');
const ask = () =>
  client.request({ method: 'GET', path: '/api/x', response: v.strictObject({ n: v.number() }) });
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });

describe('the page asks the service', () => {
  it('gives the parsed answer', async () => {
    answer = () => json({ n: 1 });
    expect(await ask()).toEqual({ n: 1 });
  });

  it.each([
    ['HTML of a proxy', () => new Response('<html>login</html>'), 'server.badAnswer'],
    ['another shape', () => json({ n: 'one' }), 'server.badAnswer'],
    ['a refusal with its code', () => json({ code: 'access.denied', message: 'x' }, 403), 'access.denied'],
    ['a code of a newer service', () => json({ code: 'future.code', message: 'x' }, 400), 'server.internal'],
    ['HTML with 502', () => new Response('<html>', { status: 502 }), 'server.offline'],
  ])('%s becomes %s', async (_what, given, code) => {
    answer = given;
    await expect(ask()).rejects.toMatchObject({ code });
  });

  it('no network is server.offline', async () => {
    answer = () => Promise.reject(new TypeError('failed'));
    await expect(ask()).rejects.toMatchObject({ code: 'server.offline' });
  });
});
