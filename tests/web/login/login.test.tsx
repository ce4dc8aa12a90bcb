import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';

import { LoginApp, type LoginPort } from '../../../extension/login/login-app.tsx';
import { wangMin } from '../../extension/panel/panel-stage.ts';

const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  });

async function draw(login: LoginPort['login'], lock: Partial<Pick<LoginPort, 'locked' | 'unlock'>> = {}) {
  const port: LoginPort = {
    login,
    locked: async () => undefined,
    unlock: async () => ({ ok: false, code: 'session.required' }),
    ...lock,
  };
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  void act(() => render(<LoginApp port={port} language="zh-CN" theme="dark" />, root));
  await settle();
  const field = (name: string): HTMLInputElement => root.querySelector(`[name=${name}]`) as HTMLInputElement;
  const fill = (values: Record<string, string>): void => {
    void act(() => {
      for (const [name, value] of Object.entries(values)) {
        field(name).value = value;
        field(name).dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
  };
  const submit = async (): Promise<void> => {
    void act(() => root.querySelector('form')?.requestSubmit());
    await settle();
  };
  return { root, field, fill, submit, text: () => root.textContent ?? '' };
}

describe('the login page', () => {
  it('names every missing field, moves the focus to the first, and asks nothing of the service', async () => {
    let asked = 0;
    const { submit, text, field } = await draw(async () => {
      asked += 1;
      return { ok: false, code: 'login.failed' };
    });
    await submit();
    expect(text()).toContain('请填写工号');
    expect(text()).toContain('请填写动态口令');
    expect(document.activeElement).toBe(field('staffNo'));
    expect(asked).toBe(0);
  });

  it('keeps the input on a refusal except the code, which works once, and says what to do', async () => {
    const { fill, submit, text, field } = await draw(async () => ({ ok: false, code: 'login.failed' }));
    fill({ staffNo: 'T-001', password: 'wrong', totp: '123456' });
    await submit();
    expect(text()).toContain('工号、密码或动态口令不对，请核对后重试');
    expect(field('staffNo').value).toBe('T-001');
    expect(field('totp').value).toBe('');
  });

  it('says who is signed in and where to go on', async () => {
    const { fill, submit, text, root } = await draw(async () => ({ ok: true, person: wangMin }));
    fill({ staffNo: ' T-001 ', password: 'right', totp: '123456' });
    await submit();
    expect(text()).toContain('已登录，王敏');
    expect(root.querySelector('input')).toBeNull();
  });

  it('a service that does not answer is said to be off, not the password wrong', async () => {
    const { fill, submit, text } = await draw(() => Promise.reject(new Error('net')));
    fill({ staffNo: 'T-001', password: 'right', totp: '123456' });
    await submit();
    expect(text()).toContain('服务没有应答');
  });

  it('R-AU1: after idleness the same person goes on with the password alone, or someone else logs in', async () => {
    const passwords: string[] = [];
    const { fill, submit, text, root } = await draw(async () => ({ ok: false, code: 'login.failed' }), {
      locked: async () => wangMin,
      unlock: async (password) => {
        passwords.push(password);
        return { ok: true, person: wangMin };
      },
    });
    expect(text()).toContain('王敏，您离开较久，输入密码即可继续');
    expect(root.querySelectorAll('input')).toHaveLength(1);
    expect(text()).toContain('换人登录');
    fill({ password: 'right' });
    await submit();
    expect(passwords).toEqual(['right']);
    expect(text()).toContain('已登录，王敏');
  });
});
