/** What a request asks of the host beside its page: `?latency=900&csp=strict&fault=401:100000031&…` (README). */
export const cspModes = ['none', 'strict', 'trustedTypes', 'coep', 'sandbox'] as const;
export type CspMode = (typeof cspModes)[number];

export interface Switches {
  readonly csp: CspMode;
  readonly dark: boolean;
  readonly english: boolean;
  readonly cross: boolean;
  /** Milliseconds an answer about this customer is held back. */
  latencyFor(internalId: string | undefined): number;
  /** The fault asked for this customer: `401`, `404`, `500` or `half`. */
  faultFor(internalId: string | undefined): string | undefined;
}

/** `900` holds for everyone, `900:100000031` for one customer only; the particular wins over the general. */
function pick(values: readonly string[], internalId: string | undefined): string | undefined {
  const particular = values.find((value) => internalId !== undefined && value.endsWith(`:${internalId}`));
  return (particular ?? values.find((value) => !value.includes(':')))?.split(':')[0];
}

export function readSwitches(
  query: URLSearchParams,
  defaults: { latencyMs: number; csp: CspMode },
): Switches {
  const asked = query.get('csp') === 'trusted-types' ? 'trustedTypes' : query.get('csp');
  const latencies = query.getAll('latency');
  const faults = query.getAll('fault');
  return {
    csp: cspModes.find((mode) => mode === asked) ?? defaults.csp,
    dark: query.get('dark') === '1',
    english: query.get('lang') === 'en',
    cross: query.get('cross') === '1',
    latencyFor: (internalId) => Number(pick(latencies, internalId) ?? defaults.latencyMs) || 0,
    faultFor: (internalId) => pick(faults, internalId),
  };
}

/** Headers of each switch. `frameOrigin` is where cross-origin frames come from. */
export function policyHeaders(csp: CspMode, frameOrigin: string): Record<string, string> {
  const self = `default-src 'self'; script-src 'self'; frame-src 'self' ${frameOrigin}`;
  switch (csp) {
    case 'none':
      return {};
    case 'strict':
      return { 'content-security-policy': self };
    case 'trustedTypes':
      return {
        'content-security-policy': `${self}; require-trusted-types-for 'script'; trusted-types 'none'`,
      };
    case 'coep':
      return {
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
      };
    case 'sandbox':
      return { 'content-security-policy': 'sandbox allow-scripts allow-forms allow-modals allow-popups' };
  }
}
