import * as v from 'valibot';

import type { Answered, Endpoint } from '../../core/contracts/endpoint.ts';
import { AppError } from '../../core/errors.ts';
import type { Caller } from '../../web/api/client.ts';
import { send } from '../messaging/send.ts';

/** The panel's client: asks the background, which alone holds the token. */
export const panelClient: Caller = {
  async call<E extends Endpoint>(endpoint: E, asked: { body?: unknown; query?: unknown; params?: unknown }) {
    const { value } = await send('service.call', { endpoint: endpoint.name, ...asked });
    if (endpoint.response === 'empty') return undefined as Answered<E>;
    const parsed = v.safeParse(endpoint.response, value);
    if (!parsed.success) throw new AppError('server.badAnswer');
    return parsed.output as Answered<E>;
  },
};
