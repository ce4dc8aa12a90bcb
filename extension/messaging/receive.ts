import * as v from 'valibot';

import { AppError, type ErrorCode } from '../../core/errors.ts';
import { type MessageName, type Request, type Response, protocol } from './protocol.ts';
import { type Sender, type Stamp, classifySender } from './sender.ts';

export type Handlers = {
  readonly [N in MessageName]: (request: Request<N>, sender: Sender) => Promise<Response<N>>;
};

/** The handlers of some rooms of the protocol: `HandlersOf<'page'>` are those named `page.…`. */
export type HandlersOf<Room extends string> = Pick<Handlers, Extract<MessageName, `${Room}.${string}`>>;

export type Answer = { ok: true; value: unknown } | { ok: false; code: ErrorCode };

const envelope = v.strictObject({ to: v.literal('background'), name: v.string(), request: v.unknown() });

/**
 * Pure heart of the router: parses the envelope, proves the sender, parses the request, calls the handler.
 * Gives `undefined` for whatever is not ours, so that it gets no answer at all; never a stack.
 */
export async function receive(
  message: unknown,
  stamp: Stamp,
  self: { id: string; origin: string },
  handlers: Handlers,
): Promise<Answer | undefined> {
  const parsed = v.safeParse(envelope, message);
  if (!parsed.success || !Object.hasOwn(protocol, parsed.output.name)) return undefined;
  const name = parsed.output.name as MessageName;
  const sender = classifySender(stamp, self);
  if (!sender || !(protocol[name].from as readonly string[]).includes(sender.kind)) return undefined;
  const request = v.safeParse(protocol[name].request as v.GenericSchema, parsed.output.request);
  if (!request.success) return { ok: false, code: 'request.invalid' };
  try {
    const handler = handlers[name] as (request: unknown, sender: Sender) => Promise<unknown>;
    return { ok: true, value: await handler(request.output, sender) };
  } catch (error) {
    return { ok: false, code: error instanceof AppError ? error.code : 'server.internal' };
  }
}
