import { useState } from 'preact/hooks';

const keyOf = (attempt: string): string => `tellerwise.quiz-marks.${attempt}`;

/** What was marked in this tab before it was loaded again; a place without storage (the panel) remembers nothing. */
function kept(attempt: string): ReadonlySet<string> {
  try {
    const words = sessionStorage.getItem(keyOf(attempt));
    return new Set(words === null ? [] : words.split(' ').filter((id) => /^q\d+$/.test(id)));
  } catch {
    return new Set();
  }
}

/** Forgets the marks of an attempt that has ended. */
export function forgetMarks(attempt: string): void {
  try {
    sessionStorage.removeItem(keyOf(attempt));
  } catch {
    // Nothing was kept where there is no storage.
  }
}

/** Questions marked to be looked at again: the person's own note, for this tab and as long as the attempt runs. */
export function useMarks(attempt: string) {
  const [marked, setMarked] = useState(() => kept(attempt));
  return {
    marked,
    toggle: (question: string): void => {
      const next = new Set(marked);
      if (!next.delete(question)) next.add(question);
      setMarked(next);
      try {
        sessionStorage.setItem(keyOf(attempt), [...next].join(' '));
      } catch {
        // It holds for as long as the screen stands.
      }
    },
  };
}
