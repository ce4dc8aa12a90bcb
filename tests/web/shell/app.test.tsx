import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { createClient } from '../../../web/api/client.ts';
import { createKnowledgeCopy } from '../../../web/api/knowledge-copy.ts';
import { App } from '../../../web/shell/app.tsx';
import { wangMin } from '../../extension/panel/panel-stage.ts';
import { workerLine } from '../api/worker-line.ts';

const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  });
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });

async function open(
  answer: (method: string, path: string) => Response | Promise<Response>,
): Promise<HTMLElement> {
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => answer(init.method ?? 'GET', path));
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const connect = (onSignedOut: (code: string) => void) => createClient('', 'zh-CN', onSignedOut);
  const startWorker = () => workerLine(createKnowledgeCopy(createClient('', 'zh-CN')));
  const props = { connect, startWorker, language: 'zh-CN', theme: 'light' } as const;
  void act(() => render(<App {...props} />, root));
  await settle();
  return root;
}
afterEach(() => vi.unstubAllGlobals());

describe('the stand-alone page', () => {
  it('asks nobody unknown for anything but a login', async () => {
    const root = await open(() => json({ code: 'session.required', message: '' }, 401));
    expect(root.textContent).toContain('登录柜知');
    expect(root.querySelectorAll('input')).toHaveLength(3);
  });

  it('shows who is signed in, with post and branch, and the rooms there are', async () => {
    const root = await open((_method, path) =>
      path === '/api/sessions/me'
        ? json({ person: wangMin, expiresAt: 1 })
        : json({ code: 'server.stopping', message: '' }, 503),
    );
    await vi.waitUntil(() => root.querySelector('.shell') !== null, { timeout: 10_000 });
    expect(root.querySelector('.shell-top')?.textContent).toContain('王敏柜员 · 城东支行');
    expect([...root.querySelectorAll('.shell-rail a')].map((link) => link.textContent)).toEqual([
      '知识库',
      '必读',
      '公告',
      '问答',
      '测验',
      '学习',
      '培训计划',
      '内容编辑',
      '积分',
      '档案',
    ]);
  });

  it('goes back to the login with the reason when the session ends in the middle', async () => {
    let ended = false;
    const root = await open((_method, path) => {
      if (!ended && path === '/api/sessions/me') return json({ person: wangMin, expiresAt: 1 });
      ended = true;
      return json({ code: 'session.expired', message: '' }, 401);
    });
    await vi.waitUntil(() => root.textContent?.includes('登录已到期') === true, { timeout: 10_000 });
    expect(root.textContent).toContain('登录已到期，请重新登录');
  });

  it('says that the service does not answer, and asks again on request', async () => {
    let down = true;
    const root = await open(() => {
      if (down) throw new TypeError('no network');
      return json({ code: 'session.required', message: '' }, 401);
    });
    expect(root.textContent).toContain('服务没有应答');
    down = false;
    void act(() => root.querySelector('button')?.click());
    await settle();
    expect(root.textContent).toContain('登录柜知');
  });
});
