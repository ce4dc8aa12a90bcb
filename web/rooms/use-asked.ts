import { useCallback, useEffect, useState } from 'preact/hooks';

import type { Answered, Asked, Endpoint } from '../../core/contracts/endpoint.ts';
import { AppError } from '../../core/errors.ts';
import type { Caller } from '../api/client.ts';

export interface Reply<T> {
  /** The newest answer; kept while it is asked again. */
  readonly value?: T;
  /** Code of the refusal of the last try. */
  readonly code?: string;
  readonly waiting: boolean;
  /** Asks again. */
  readonly again: () => void;
}

/** The stable code of any failure. */
export const codeOf = (failure: unknown): string =>
  failure instanceof AppError ? failure.code : 'server.internal';

/** What the service answers to a question, asked when first drawn, when the question changes and on `again`. */
export function useAsked<E extends Endpoint>(
  client: Caller,
  endpoint: E,
  asked: Asked<E>,
): Reply<Answered<E>> {
  const key = JSON.stringify(asked);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<Omit<Reply<Answered<E>>, 'again'>>({ waiting: true });
  useEffect(() => {
    const controller = new AbortController();
    setState(({ value }) => ({ ...(value === undefined ? {} : { value }), waiting: true }));
    client.call(endpoint, asked, { signal: controller.signal }).then(
      (value) => !controller.signal.aborted && setState({ value, waiting: false }),
      (failure: unknown) => {
        if (controller.signal.aborted) return;
        setState(({ value }) => ({
          ...(value === undefined ? {} : { value }),
          code: codeOf(failure),
          waiting: false,
        }));
      },
    );
    return () => controller.abort();
  }, [client, endpoint.name, key, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { ...state, again };
}
