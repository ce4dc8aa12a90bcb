import { useState } from 'preact/hooks';

import type { Caller } from '../api/client.ts';

/** For a screen that is drawn anew where there is no storage (the panel): by the client of its document. */
const marksHere = new WeakMap<Caller, Map<string, ReadonlySet<string>>>();
const keyOf = (attempt: string): string => `tellerwise.quiz-marks.${attempt}`;

/** What was marked in this tab before it was loaded again. */
function kept(client: Caller, attempt: string): ReadonlySet<string> {
  const here = marksHere.get(client)?.get(attempt);
  if (here !== undefined) return here;
  try {
    const words = sessionStorage.getItem(keyOf(attempt));
    return new Set(words === null ? [] : words.split(' ').filter((id) => /^q\d+$/.test(id)));
  } catch {
    return new Set();
  }
}

/** Forgets the marks of an attempt that has ended. */
export function forgetMarks(client: Caller, attempt: string): void {
  marksHere.get(client)?.delete(attempt);
  try {
    sessionStorage.removeItem(keyOf(attempt));
  } catch {
    // Nothing was kept where there is no storage.
  }
}

/** Questions marked to be looked at again: the person's own note, for this tab and as long as the attempt runs. */
export function useMarks(client: Caller, attempt: string) {
  const [marked, setMarked] = useState(() => kept(client, attempt));
  return {
    marked,
    toggle: (question: string): void => {
      const next = new Set(marked);
      if (!next.delete(question)) next.add(question);
      setMarked(next);
      const here = marksHere.get(client) ?? new Map<string, ReadonlySet<string>>();
      marksHere.set(client, here.set(attempt, next));
      try {
        sessionStorage.setItem(keyOf(attempt), [...next].join(' '));
      } catch {
        // It holds for as long as the document does.
      }
    },
  };
}
