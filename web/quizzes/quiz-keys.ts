/** What a key does while a quiz is taken; nothing while words are typed or a menu is open. */
export type QuizKey =
  | { readonly does: 'next' | 'previous' | 'mark' }
  /** Enter: on to the next question; `typing` leaves the field first, which keeps what was typed. */
  | { readonly does: 'enter'; readonly typing: boolean }
  | { readonly does: 'choose'; readonly digit: number };

/** Reads a key: 1-9 choose, arrows and N, P move, M marks, Enter goes on. */
export function quizKeyOf(event: KeyboardEvent): QuizKey | undefined {
  const target = event.composedPath()[0] as HTMLElement;
  const typing =
    target.tagName === 'SELECT' ||
    (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox');
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return undefined;
  if (event.key === 'Enter') return target.tagName === 'BUTTON' ? undefined : { does: 'enter', typing };
  if (typing) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'arrowleft' || key === 'p') return { does: 'previous' };
  if (key === 'arrowright' || key === 'n') return { does: 'next' };
  if (key === 'm') return { does: 'mark' };
  return /^[1-9]$/.test(key) ? { does: 'choose', digit: Number(key) } : undefined;
}
