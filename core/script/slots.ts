/** The only names that may stand in `{{…}}` of a spoken line. Values are plain text, never evaluated, never unmasked data. */
export const slotNames = [
  'tellerName',
  'staffNo',
  'orgName',
  'minutes',
  'restatement',
  'surname',
  'honorific',
  'managerName',
  'matter',
  'purpose',
  'problem',
  'effect',
  'demand',
  'caseNo',
  'channel',
  'reviewChannel',
  'tolerance',
  'productRisk',
  'term',
  'fee',
  'worstCase',
  'repaymentSource',
  'materials',
  'date',
  'time',
  'amount',
  'payee',
] as const;
export type SlotName = (typeof slotNames)[number];
export type Slots = Readonly<Partial<Record<SlotName, string>>>;

/** A stretch of a line: fixed words, or a slot with its value when there is one. */
export type Piece = { readonly text: string } | { readonly slot: string; readonly value?: string };

const slotPattern = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;

/** Slot names a text uses, in order, with repetition. */
export const slotsIn = (text: string): string[] =>
  [...text.matchAll(slotPattern)].map((match) => match[1] ?? '');

export const isSlotName = (name: string): name is SlotName => (slotNames as readonly string[]).includes(name);

/** Cuts a line into words and slots so that a screen can underline what the teller still has to fill in. */
export function piecesOf(text: string, slots: Slots): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(slotPattern)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    const slot = match[1] ?? '';
    const value = isSlotName(slot) ? slots[slot] : undefined;
    pieces.push(value === undefined ? { slot } : { slot, value });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** The line with its slots filled; an open slot shows as `＿＿`. */
export const fillSlots = (text: string, slots: Slots): string =>
  piecesOf(text, slots)
    .map((piece) => ('text' in piece ? piece.text : (piece.value ?? '＿＿')))
    .join('');
