/** Raised whenever the tokens of a text change: an index made by another version is rebuilt, never read. */
export const analyserVersion = 1;

const brackets = /[〔〕【】〖〗「」『』《》]/g;

/** One spelling for search: compatibility forms (full width, ligatures) and case folded, brackets become spaces. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(brackets, ' ');

const run = /\p{Script=Han}+|[a-z0-9]+(?:[./-][a-z0-9]+)*/gu;
const han = /^\p{Script=Han}/u;

/** Whether a token is Han; the engine never guesses letters in those (开户 is not 客户). */
export const isHan = (token: string): boolean => han.test(token);

function* hanTokens(text: string): Generator<string> {
  const characters = Array.from(text);
  if (characters.length === 1) yield text;
  for (let at = 0; at + 1 < characters.length; at += 1) yield `${characters[at]}${characters[at + 1]}`;
}

function* latinTokens(text: string): Generator<string> {
  yield text;
  const parts = text.split(/[./-]/);
  if (parts.length > 1) yield* parts;
}

/** Tokens of a text, in order, with repetition: bigrams of Han runs (a lone character as it is), Latin words and codes. */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (const [word] of fold(text).matchAll(run)) {
    for (const token of isHan(word) ? hanTokens(word) : latinTokens(word)) tokens.push(token);
  }
  return tokens;
}

const asking =
  /请问|怎么办理|怎么办|怎么样|怎么|怎样|如何|什么时候|什么|哪些|哪个|多少|多久|几个|可以吗|是否|能不能|需要|吗|呢|的|了/gu;

/** Distinct tokens of a query. Question and function words are dropped unless nothing else is left. */
export function queryTokens(text: string): string[] {
  const kept = tokensOf(fold(text).replace(asking, ' '));
  return [...new Set(kept.length > 0 ? kept : tokensOf(text))];
}
