import { useEffect, useRef } from 'preact/hooks';

import type { Caller } from '../api/client.ts';
import { createUsageReporter, type UsageReporter } from '../gaps/usage-reporter.ts';
import type { Opened } from './reading.tsx';

/**
 * Counts what is searched in vain and what is opened, without names, for the list of gaps. Gives what the search field
 * tells.
 */
export function useUsage(
  client: Caller | undefined,
  signal: AbortSignal,
  opened: Opened | undefined,
): UsageReporter['searched'] {
  const reporter = useRef<UsageReporter | undefined>(undefined);
  useEffect(() => {
    reporter.current = client && createUsageReporter(client, { signal });
  }, [client, signal]);
  const id = opened?.kind === 'article' ? opened.id : undefined;
  useEffect(() => {
    if (id === undefined) return undefined;
    reporter.current?.opened(id);
    return () => reporter.current?.closed();
  }, [id]);
  return (text, hits) => reporter.current?.searched(text, hits);
}
