import { loginRequest, loginResponse, sessionResponse, unlockRequest } from '../../core/contracts/session.ts';
import type { Secrets } from '../crypto/secrets.ts';
import { defineRoute, type Call, type Route } from '../http/route.ts';
import type { LoginAudit, SessionService } from './session.service.ts';
import type { Tickets } from './ticket.ts';

const ticketDays = 7;

export interface SessionRoutesDeps {
  readonly sessions: SessionService;
  readonly tickets: Pick<Tickets, 'issue'>;
  readonly sealing: Secrets['sealing'];
}

export function sessionRoutes({ sessions, tickets, sealing }: SessionRoutesDeps): Route[] {
  return [
    defineRoute({
      name: 'session.open',
      method: 'POST',
      path: '/api/sessions',
      summary: 'Log in with password and one-time code',
      roles: 'anyone',
      scope: 'none',
      audit: 'write',
      body: loginRequest,
      response: loginResponse,
      handler: async (call) => {
        const { body, now, ip } = call;
        const opened = await sessions.open(body, { now, ip }, auditor(call, body.staffNo, body.device));
        const until = now + ticketDays * 86_400_000;
        const { staffNo } = opened.person;
        if (body.client === 'web') call.setCookie(opened.token);
        return {
          ...(body.client === 'web' ? {} : { token: opened.token }),
          person: opened.person,
          expiresAt: opened.expiresAt,
          idleSeconds: opened.idleMs / 1000,
          ticket: tickets.issue({ staffNo, device: opened.device, sessionId: opened.id, until }),
          sealingKey: publicSealingKey(sealing),
        };
      },
    }),
    defineRoute({
      name: 'session.me',
      method: 'GET',
      path: '/api/sessions/me',
      summary: 'Who is logged in',
      roles: 'session',
      // The embedded knowledge base must know for whom it searches.
      audience: 'knowledge',
      scope: 'none',
      audit: 'none',
      response: sessionResponse,
      handler: async ({ session }) => ({ person: session.person, expiresAt: session.expiresAt }),
    }),
    defineRoute({
      name: 'session.unlock',
      method: 'POST',
      path: '/api/sessions/me/unlock',
      summary: 'Go on after idleness with the password',
      roles: 'session',
      scope: 'none',
      audit: 'write',
      whileLocked: true,
      body: unlockRequest,
      response: sessionResponse,
      handler: async (call) => {
        const { session, body, now } = call;
        await sessions.unlock(session, body.password, now, auditor(call));
        return { person: session.person, expiresAt: session.expiresAt };
      },
    }),
    defineRoute({
      name: 'session.close',
      method: 'DELETE',
      path: '/api/sessions/me',
      summary: 'Log out',
      roles: 'session',
      scope: 'none',
      audit: 'write',
      whileLocked: true,
      response: 'empty',
      handler: async (call) => {
        await sessions.close(call.session, call.now, auditor(call));
        call.setCookie(undefined);
      },
    }),
  ];
}

/** Rows about logging in name the account that was tried, also when nobody was let in. */
function auditor(call: Call, staffNo?: string, device?: string): LoginAudit {
  return (sql, result, code, person) =>
    call.audit(sql, {
      result,
      ...(code === undefined ? {} : { code }),
      // An unknown account name may be a password typed into the wrong field: it is not written down.
      ...(staffNo === undefined ? {} : { staffNo: person ? staffNo : null }),
      ...(device === undefined ? {} : { device }),
      ...(person ? { roles: person.roles, orgUnit: person.orgUnitCode } : {}),
    });
}

function publicSealingKey({ current, keys }: Secrets['sealing']) {
  const key = keys.find(({ id }) => id === current);
  if (!key) throw new Error('no current sealing key');
  return { id: key.id, x: key.jwk.x, y: key.jwk.y };
}
