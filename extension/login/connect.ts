import { AppError } from '../../core/errors.ts';
import { send } from '../messaging/send.ts';
import type { LoginPort } from './login-app.tsx';

/** The login tab's real port: the background logs in and keeps the token; this page never sees it. */
export const loginPort: LoginPort = {
  async locked() {
    return (await send('session.get', {}).catch(() => undefined))?.lockedPerson;
  },
  async unlock(password) {
    try {
      const { person } = await send('session.unlock', { password });
      return { ok: true, person };
    } catch (error) {
      return { ok: false, code: error instanceof AppError ? error.code : 'server.internal' };
    }
  },
  async login(form) {
    try {
      const { person } = await send('session.login', form);
      return { ok: true, person };
    } catch (error) {
      return { ok: false, code: error instanceof AppError ? error.code : 'server.internal' };
    }
  },
};
