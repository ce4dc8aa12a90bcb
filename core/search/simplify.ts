import { simplifyPairs } from './simplify-table.ts';

const simplified = new Map<string, string>();
for (let at = 0; at < simplifyPairs.length; at += 2) {
  simplified.set(simplifyPairs.charAt(at), simplifyPairs.charAt(at + 1));
}

/** The simplified form of a traditional character; undefined where it has none of its own. */
export const simplifiedOf = (character: string): string | undefined => simplified.get(character);
