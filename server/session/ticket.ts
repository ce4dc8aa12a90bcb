import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';

const content = v.strictObject({
  staffNo: v.string(),
  device: v.string(),
  sessionId: v.string(),
  /** Milliseconds UTC. */
  until: v.number(),
});
/** Hands in outbox entries of this person from this device, whoever is logged in by then. */
export type Ticket = v.InferOutput<typeof content>;

export interface Tickets {
  issue(ticket: Ticket): string;
  /** Undefined when it is not ours, was changed, or has run out. */
  read(text: string, now: number): Ticket | undefined;
}

export function createTickets(key: string): Tickets {
  const secret = createSecretKey(key, 'base64');
  const sign = (body: string) => createHmac('sha256', secret).update(`ticket|${body}`).digest();
  return {
    issue(ticket) {
      const body = Buffer.from(JSON.stringify(ticket)).toString('base64url');
      return `${body}.${sign(body).toString('base64url')}`;
    },
    read(text, now) {
      const [body = '', signature = ''] = text.split('.');
      const given = Buffer.from(signature, 'base64url');
      const due = sign(body);
      if (given.length !== due.length || !timingSafeEqual(given, due)) return undefined;
      const ticket = v.parse(content, JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
      return ticket.until > now ? ticket : undefined;
    },
  };
}
