import type { Switches } from './switches.ts';

/** A request as the eras see it: the path is taken below the era's own prefix. */
export interface HostRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly switches: Switches;
  /** Address of the second origin, for cross-origin frames. */
  readonly framesUrl: string;
}

export interface HostAnswer {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export const json = (value: unknown, status = 200): HostAnswer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});
