import * as v from 'valibot';
import { browser } from 'wxt/browser';

import { AppError, type ErrorCode, errorStatus } from '../../core/errors.ts';
import { type MessageName, type Request, type Response, protocol } from './protocol.ts';

const PATIENCE_MS = 12_000;

const answer = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({
    ok: v.literal(false),
    code: v.picklist(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
  }),
]);

/**
 * Sends a message to the background and parses its answer. A worker that was stopped in the middle gives no answer:
 * then, and after 12 s, it fails with `server.internal`, so that no screen waits for ever (R-EX6).
 */
export async function send<N extends MessageName>(name: N, request: Request<N>): Promise<Response<N>> {
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const raw: unknown = await Promise.race([
    browser.runtime.sendMessage({ to: 'background', name, request }).catch(() => undefined),
    patience,
  ]);
  const parsed = v.safeParse(answer, raw);
  if (!parsed.success) throw new AppError('server.internal');
  if (!parsed.output.ok) throw new AppError(parsed.output.code);
  return v.parse(protocol[name].response as v.GenericSchema, parsed.output.value) as Response<N>;
}
