import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/** One event of a Chromium trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly tid: number;
  readonly pid: number;
  readonly args: { readonly data?: { readonly url?: string } };
}

const scriptEvents = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile', 'RunMicrotasks']);

/** Records what the browser does while `work` runs. */
export async function traced(
  context: BrowserContext,
  page: Page,
  work: () => Promise<void>,
): Promise<TraceEvent[]> {
  const cdp: CDPSession = await context.newCDPSession(page);
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => cdp.once('Tracing.tracingComplete', () => resolve()));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'v8', 'disabled-by-default-devtools.timeline', 'toplevel'],
    },
  });
  await work();
  await cdp.send('Tracing.end');
  await complete;
  await cdp.detach();
  return events;
}

/** CPU milliseconds spent in scripts whose address `isOurs`; nested events count once. */
export function scriptMs(events: readonly TraceEvent[], isOurs: (url: string) => boolean): number {
  const own = events
    .filter((event) => event.ph === 'X' && scriptEvents.has(event.name) && isOurs(event.args.data?.url ?? ''))
    .toSorted((a, b) => a.ts - b.ts);
  const ends = new Map<number, number>();
  let total = 0;
  for (const event of own) {
    if (event.ts < (ends.get(event.tid) ?? 0)) continue;
    ends.set(event.tid, event.ts + (event.dur ?? 0));
    total += event.tdur ?? event.dur ?? 0;
  }
  return total / 1000;
}

/** The longest single turn of such a script, milliseconds. */
export function longestMs(events: readonly TraceEvent[], isOurs: (url: string) => boolean): number {
  return Math.max(
    0,
    ...events
      .filter(
        (event) => event.ph === 'X' && scriptEvents.has(event.name) && isOurs(event.args.data?.url ?? ''),
      )
      .map((event) => (event.tdur ?? event.dur ?? 0) / 1000),
  );
}

/** CPU milliseconds of everything the thread that runs the page's own script did. */
export function pageThreadMs(events: readonly TraceEvent[], origin: string): number {
  const host = events.find((event) => event.args.data?.url?.startsWith(origin));
  if (!host) return 0;
  return (
    events
      .filter(
        (event) =>
          event.pid === host.pid &&
          event.tid === host.tid &&
          /RunTask|ThreadControllerImpl::RunTask/.test(event.name) &&
          event.ph === 'X',
      )
      .reduce((sum, event) => sum + (event.tdur ?? event.dur ?? 0), 0) / 1000
  );
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** One line of a benchmark: `ratio` is value over `vs` measured in the same run, where there is a floor. */
export function report(name: string, value: number, unit: string, vs?: number): void {
  const round = (number: number) => Math.round(number * 1000) / 1000;
  console.log(
    JSON.stringify({
      name,
      value: round(value),
      unit,
      vs: vs === undefined ? null : round(vs),
      ratio: vs ? round(value / vs) : null,
    }),
  );
}
