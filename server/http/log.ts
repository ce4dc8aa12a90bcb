import { pino, type DestinationStream, type Logger } from 'pino';

/** The only fields that ever reach a log line. None can hold personal data; people are keyed hashes. */
const allowed = [
  'event',
  'requestId',
  'method',
  'route',
  'status',
  'code',
  'ms',
  'staff',
  'port',
  'rows',
  'batch',
  'revision',
  'chain',
  'n',
  'groups',
  'file',
  'count',
  'error',
  'at',
] as const;
export type LogFields = Partial<Record<(typeof allowed)[number], string | number>>;

export interface Log {
  info(fields: LogFields): void;
  warn(fields: LogFields): void;
  error(fields: LogFields): void;
}

/** Structured log with a field allow-list; text is cut and stripped of control, escape and direction characters. */
export function createLog(destination: DestinationStream, level = 'info'): Log {
  const logger: Logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    info: (fields) => logger.info(allowedOnly(fields)),
    warn: (fields) => logger.warn(allowedOnly(fields)),
    error: (fields) => logger.error(allowedOnly(fields)),
  };
}

function allowedOnly(fields: LogFields): Record<string, string | number> {
  const out: Record<string, string | number> = {};
  for (const name of allowed) {
    const value = fields[name];
    if (typeof value === 'number') out[name] = value;
    if (typeof value === 'string') out[name] = plain(value);
  }
  return out;
}

const harmless = /^[ -~]*$/;

/** Log injection (R-LG6): no line breaks, no terminal escapes, no bidi overrides, no invisible characters. */
function plain(text: string): string {
  if (harmless.test(text)) return text.slice(0, 200);
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ').slice(0, 200);
}

/**
 * What a log may say of an unknown error: its class and code, and where it was thrown, never its message, which may
 * quote data.
 */
export function errorTrace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const at = /at .*?([\w.-]+\.ts:\d+)/.exec(error.stack ?? '')?.[1] ?? '';
  const cause = error.cause instanceof Error ? ` < ${errorTrace(error.cause)}` : '';
  return `${error.name}${code} ${at}${cause}`;
}
