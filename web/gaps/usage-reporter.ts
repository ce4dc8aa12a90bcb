import { reportUsage, type UsageEvent } from '../../core/contracts/gaps.ts';
import { maskedQuery, mostUsage, quickLeaveMs } from '../../core/gaps/usage.ts';
import type { Caller } from '../api/client.ts';

/** A text that stands this long, or from which something was opened, was meant; anything shorter is still being typed. */
const settleMs = 1500;
/** What is counted is sent this long after it began to gather. */
const sendMs = 30_000;

export interface UsageReporter {
  /** The text in the search field now, with how many results it has. */
  searched(text: string, hits: number): void;
  /** An article came onto the screen; from a search, the search has found. */
  opened(articleId: string): void;
  /** The article was left again. */
  closed(): void;
}

/**
 * Tells the service what was searched in vain and which articles were opened, in batches, for the list of gaps. Never in
 * anybody's way: a failure is silent, at most 200 rows wait, and numbers are masked before they wait. `signal` sends the
 * rest and ends it.
 */
export function createUsageReporter(
  client: Pick<Caller, 'call'>,
  { signal, clock = () => performance.now() }: { signal: AbortSignal; clock?: () => number },
): UsageReporter {
  let waiting: UsageEvent[] = [];
  let sending: ReturnType<typeof setTimeout> | undefined;
  let search: { readonly text: string; readonly hits: number; readonly since: number } | undefined;
  let article: { readonly id: string; readonly since: number } | undefined;

  function keep(event: UsageEvent): void {
    waiting = [...waiting, event].slice(-mostUsage);
    if (!signal.aborted) sending ??= setTimeout(send, sendMs);
  }

  function send(): void {
    clearTimeout(sending);
    sending = undefined;
    const events = waiting;
    waiting = [];
    if (events.length === 0) return;
    client.call(reportUsage, { body: { events } }).catch(() => {
      // Kept for the next time, the newest first to stay; nobody is told.
      waiting = [...events, ...waiting].slice(-mostUsage);
    });
  }

  /** The search before is over: was it meant, and was it in vain? */
  function endSearch(found: boolean): void {
    if (search === undefined) return;
    const { text, hits, since } = search;
    search = undefined;
    if (found || clock() - since < settleMs) return;
    const masked = maskedQuery(text);
    if (masked !== '') keep({ kind: hits === 0 ? 'noResult' : 'noClick', text: masked });
  }

  signal.addEventListener(
    'abort',
    () => {
      endSearch(false);
      send();
    },
    { once: true },
  );

  return {
    searched(text, hits) {
      const typed = text.trim();
      if (search?.text === typed) {
        search = { ...search, hits };
        return;
      }
      endSearch(false);
      if (typed !== '') search = { text: typed, hits, since: clock() };
    },
    opened(articleId) {
      endSearch(true);
      article = { id: articleId, since: clock() };
      keep({ kind: 'opened', articleId });
    },
    closed() {
      if (article !== undefined && clock() - article.since < quickLeaveMs)
        keep({ kind: 'left', articleId: article.id });
      article = undefined;
    },
  };
}
