import { simplifiedOf } from './simplify.ts';

const brackets = /[〔〕【】〖〗「」『』《》〈〉]/;

/** One spelling for search, character by character: compatibility forms, case, traditional script; brackets are blanks. */
export function fold(text: string): string {
  let folded = '';
  for (const character of text.normalize('NFKC').toLowerCase()) {
    folded += brackets.test(character)
      ? ' '
      : character === '〇'
        ? '零'
        : (simplifiedOf(character) ?? character);
  }
  return folded;
}

const han = /^\p{Script=Han}/u;

/** Whether a token is Han; the engine never guesses letters in those (开户 is not 客户). */
export const isHan = (token: string): boolean => han.test(token);
