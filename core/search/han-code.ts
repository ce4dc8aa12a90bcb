const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_';
const han = /^\p{Script=Han}/u;

const symbols = (code: number): string =>
  alphabet.charAt((code >> 12) & 63) + alphabet.charAt((code >> 6) & 63) + alphabet.charAt(code & 63);

/**
 * How a token is kept in the engine. Its radix tree looks through all children of a node, and Chinese gives the root
 * thousands; three of 64 symbols a character keep every node small. What is not Han stays as it is.
 */
export function engineTerm(token: string): string {
  if (!han.test(token)) return token;
  let term = '#';
  for (const character of token) term += symbols(character.codePointAt(0) ?? 0);
  return term;
}
