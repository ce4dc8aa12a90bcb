import { fold } from '../search/fold.ts';

/** Words as search folds them (width, case, traditional script), without blanks and without a full stop at the end. */
const folded = (text: string): string =>
  fold(text)
    .replaceAll(/\s+/g, '')
    .replace(/[。.,，;；!?]+$/, '');

/** Whether the words given are one of those accepted, however they are typed; an empty answer is none. */
export function isOneOf(given: string, accepted: readonly string[]): boolean {
  const words = folded(given);
  return words !== '' && accepted.some((each) => folded(each) === words);
}
