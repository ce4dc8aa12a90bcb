const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_';
// oxlint-disable-next-line no-control-regex -- ASCII is what is meant
const isAscii = /^[\u0000-\u007f]*$/;

const symbols = (code: number): string =>
  alphabet.charAt((code >> 12) & 63) + alphabet.charAt((code >> 6) & 63) + alphabet.charAt(code & 63);

/**
 * How a token is kept in the engine. Its radix tree looks through all children of a node, and Chinese gives the root
 * thousands; three of 64 symbols a character keep every node small, and every term ASCII. ASCII stays as it is.
 */
export function engineTerm(token: string): string {
  if (isAscii.test(token)) return token;
  let term = '#';
  for (const character of token) term += symbols(character.codePointAt(0) ?? 0);
  return term;
}
