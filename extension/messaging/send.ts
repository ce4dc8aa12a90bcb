import * as v from 'valibot';
import { browser } from 'wxt/browser';

import { AppError, type ErrorCode, errorStatus } from '../../core/errors.ts';
import { type MessageName, type Request, type Response, protocol } from './protocol.ts';

const PATIENCE_MS = 12_000;
/** Between two tries: a worker that is being stopped takes some tens of milliseconds to be gone. */
const PAUSES_MS = [50, 150, 450];

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

/** A worker that is being stopped closes the channel, answers nothing, or fails at whatever it had in hand. */
const isLost = (raw: unknown): boolean => {
  const parsed = v.safeParse(answer, raw);
  return !parsed.success || (!parsed.output.ok && parsed.output.code === 'server.internal');
};

/**
 * Sends a message to the background and parses its answer. A worker that was stopped in the middle gives none, or a
 * fault: what may be asked twice is asked again; then, and after 12 s, it fails with `server.internal`, so that no
 * screen waits for ever (R-EX6).
 */
export async function send<N extends MessageName>(name: N, request: Request<N>): Promise<Response<N>> {
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const ask = async ([pause, ...later]: readonly number[]): Promise<unknown> => {
    const raw: unknown = await browser.runtime
      .sendMessage({ to: 'background', name, request })
      .catch(() => undefined);
    if (pause === undefined || !isLost(raw)) return raw;
    await new Promise((resolve) => setTimeout(resolve, pause));
    return ask(later);
  };
  const raw = await Promise.race([ask(onceOnly.has(name) ? [] : PAUSES_MS), patience]);
  const parsed = v.safeParse(answer, raw);
  if (!parsed.success) throw new AppError('server.internal');
  if (!parsed.output.ok) throw new AppError(parsed.output.code);
  return v.parse(protocol[name].response as v.GenericSchema, parsed.output.value) as Response<N>;
}
