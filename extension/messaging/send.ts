import * as v from 'valibot';
import { browser } from 'wxt/browser';

import { AppError, type ErrorCode, errorStatus } from '../../core/errors.ts';
import { type MessageName, type Request, type Response, protocol } from './protocol.ts';

const PATIENCE_MS = 12_000;
const TRIES = 3;

const answer = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({
    ok: v.literal(false),
    code: v.picklist(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
  }),
]);

/** What a person decides again when its answer was lost: asked twice it might be done, or logged, twice. */
const onceOnly: ReadonlySet<MessageName> = new Set([
  'case.open',
  'case.event',
  'customer.reveal',
  'session.login',
  'service.call',
  'tab.confirm',
]);

/**
 * Sends a message to the background and parses its answer. A worker that was stopped in the middle gives no answer:
 * what may be asked twice is asked again at once; then, and after 12 s, it fails with `server.internal`, so that no
 * screen waits for ever (R-EX6).
 */
export async function send<N extends MessageName>(name: N, request: Request<N>): Promise<Response<N>> {
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const ask = (tries: number): Promise<unknown> =>
    browser.runtime
      .sendMessage({ to: 'background', name, request })
      .catch(() => (tries > 1 ? ask(tries - 1) : undefined));
  const raw = await Promise.race([ask(onceOnly.has(name) ? 1 : TRIES), patience]);
  const parsed = v.safeParse(answer, raw);
  if (!parsed.success) throw new AppError('server.internal');
  if (!parsed.output.ok) throw new AppError(parsed.output.code);
  return v.parse(protocol[name].response as v.GenericSchema, parsed.output.value) as Response<N>;
}
