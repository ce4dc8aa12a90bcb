import * as v from 'valibot';

import { addressOf } from '../../core/contracts/endpoint.ts';
import { AppError } from '../../core/errors.ts';
import { panelEndpoints } from '../messaging/endpoints.ts';
import type { HandlersOf } from '../messaging/receive.ts';
import { callService } from './api.ts';
import { currentSession } from './session.ts';

/** Questions of our own screens to the service, with the session's token, which no screen ever holds. */
export const serviceHandlers: HandlersOf<'service'> = {
  'service.call': async ({ endpoint: name, body, ...place }) => {
    const endpoint = panelEndpoints.get(name);
    if (endpoint === undefined) throw new AppError('request.invalid');
    const session = await currentSession();
    if (!session) throw new AppError('session.required');
    const fits = (['params', 'query'] as const).every(
      (part) => endpoint[part] === undefined || v.is(endpoint[part], place[part]),
    );
    if (!fits || (endpoint.body !== undefined && !v.is(endpoint.body, body)))
      throw new AppError('request.invalid');
    const response = endpoint.response === 'empty' ? v.unknown() : endpoint.response;
    const options = { token: session.bearer, ...(body === undefined ? {} : { body }) };
    return { value: await callService(endpoint.method, addressOf(endpoint, place), response, options) };
  },
};
