import * as v from 'valibot';

import { loginResponse, sessionResponse } from '../../core/contracts/session.ts';
import { AppError } from '../../core/errors.ts';
import { type Session, keys, sessionItem } from '../storage/items.ts';
import { readClockOffset } from '../storage/server-clock.ts';
import { readLocal, readSession, removeSession, writeLocal, writeSession } from '../storage/session-store.ts';
import { callService } from './api.ts';
import { forgetCustomers } from './track.ts';

/** Random id of this browser profile; part of a hand-in ticket, nothing about a person. */
async function deviceId(): Promise<string> {
  const known = await readLocal(keys.device, v.pipe(v.string(), v.uuid()));
  if (known) return known;
  const device = crypto.randomUUID();
  await writeLocal({ [keys.device]: device });
  return device;
}

/** The session of this browser run, or undefined. The token lives in `storage.session` and in this worker alone (T13). */
export async function currentSession(): Promise<(Session & { bearer: string }) | undefined> {
  const session = await readSession(keys.session, sessionItem);
  if (!session?.token || session.expiresAt <= Date.now() + (await readClockOffset())) return undefined;
  // Bound to this browser profile: a token carried to another machine opens nothing.
  return { ...session, bearer: `${session.token}.${session.device}` };
}

export async function login(form: { staffNo: string; password: string; totp: string }): Promise<Session> {
  const device = await deviceId();
  const answer = await callService('POST', '/api/sessions', loginResponse, {
    body: { ...form, device, client: 'extension' },
  });
  const session = { ...answer, device, locked: false };
  await writeSession({ [keys.session]: session });
  return session;
}

/**
 * The person as the service knows them now: a certificate won since the login opens the post without another one (R212).
 * Without an answer the person stays as known.
 */
export async function renewPerson(): Promise<Session['person'] | undefined> {
  const session = await currentSession();
  if (!session) return undefined;
  const { bearer, ...kept } = session;
  const answer = await callService('GET', '/api/sessions/me', sessionResponse, { token: bearer }).catch(
    () => undefined,
  );
  if (answer === undefined) return kept.person;
  if (answer.person.certificateUntil !== kept.person.certificateUntil)
    await writeSession({ [keys.session]: { ...kept, person: answer.person } });
  return answer.person;
}

/** Forgets the session and everything about customers on this terminal. */
export async function endSession(): Promise<void> {
  await removeSession(keys.session);
  await forgetCustomers();
}

/** The service has locked the session after idleness: customers go, the session waits for its password. */
export async function lockSession(): Promise<void> {
  const session = await currentSession();
  if (!session || session.locked) return;
  const { bearer: _, ...kept } = session;
  await writeSession({ [keys.session]: { ...kept, locked: true } });
  await forgetCustomers();
}

export async function unlock(password: string): Promise<Session> {
  const session = await currentSession();
  if (!session) throw new AppError('session.required');
  await callService('POST', '/api/sessions/me/unlock', v.unknown(), {
    token: session.bearer,
    body: { password },
  });
  const { bearer: _, ...kept } = session;
  const open = { ...kept, locked: false };
  await writeSession({ [keys.session]: open });
  return open;
}

export async function logout(): Promise<void> {
  const session = await currentSession();
  await endSession();
  if (session) {
    await callService('DELETE', '/api/sessions/me', v.unknown(), { token: session.bearer }).catch(
      () => undefined,
    );
  }
}
