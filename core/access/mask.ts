import type { CustomerType } from '../customer/terms.ts';
import type { MaskPattern, MaskRules } from './rules.ts';

/**
 * Masks a value by its pattern (R35): `13800005678` with {3, 4, fill 4} gives `138****5678`.
 * A value too short to hide at least half of itself is hidden whole, so that a mask never shows it all.
 */
export function maskValue(value: string, { keepStart, keepEnd, fill }: MaskPattern): string {
  const characters = Array.from(value.trim());
  const kept = keepStart + keepEnd;
  if (characters.length === 0) return '';
  if (characters.length <= kept || characters.length - kept < 3) return '*'.repeat(Math.max(fill, 4));
  const stars = '*'.repeat(fill === 0 ? characters.length - kept : fill);
  return (
    characters.slice(0, keepStart).join('') + stars + characters.slice(characters.length - keepEnd).join('')
  );
}

/** The last characters alone, as 尾号 shows them; `keepEnd` of the pattern says how many (at most half the value). */
export function tailOf(value: string, { keepEnd }: MaskPattern): string {
  const characters = Array.from(value.trim());
  return characters.slice(-Math.min(keepEnd, Math.max(1, characters.length - 2))).join('');
}

/** Surname and stars for a person, the full name for an organisation (R35). */
export function maskName(name: string, type: CustomerType, rules: MaskRules['name']): string {
  const trimmed = name.trim();
  if (type !== 'personal') return trimmed;
  const stars = '*'.repeat(rules.fill);
  const compound = rules.compoundSurnames.find((surname) => trimmed.startsWith(surname));
  if (compound && Array.from(trimmed).length > 2) return compound + stars;
  return (Array.from(trimmed)[0] ?? '') + stars;
}
