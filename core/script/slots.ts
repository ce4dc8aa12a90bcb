/**
 * The only names that may stand in `{{…}}` of a spoken line, each with what the teller says there when it is not known.
 * Values are plain text, never evaluated, never unmasked data.
 */
export const slotWords = {
  tellerName: '姓名',
  staffNo: '工号',
  orgName: '网点名称',
  minutes: '几',
  restatement: '客户要办的事',
  surname: '姓',
  honorific: '先生／女士',
  managerName: '客户经理',
  matter: '办理的业务',
  purpose: '用途',
  problem: '问题',
  effect: '影响',
  demand: '诉求',
  caseNo: '受理编号',
  channel: '查询渠道',
  reviewChannel: '复议渠道',
  tolerance: '几',
  productRisk: '几',
  term: '多久',
  fee: '多少',
  worstCase: '最不利的情形',
  repaymentSource: '还款来源',
  materials: '材料',
  date: '日期',
  time: '时间',
  amount: '金额',
  payee: '收款人',
} as const;
export type SlotName = keyof typeof slotWords;
export const slotNames = Object.keys(slotWords) as readonly SlotName[];
export type Slots = Readonly<Partial<Record<SlotName, string>>>;

/** A stretch of a line: fixed words, or a slot with its value when there is one. */
export type Piece = { readonly text: string } | { readonly slot: string; readonly value?: string };

const slotPattern = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;

/** Slot names a text uses, in order, with repetition. */
export const slotsIn = (text: string): string[] =>
  [...text.matchAll(slotPattern)].map((match) => match[1] ?? '');

export const isSlotName = (name: string): name is SlotName => Object.hasOwn(slotWords, name);

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

/** What stands in an open slot, for the teller to say: `〔先生／女士〕`. */
export const openSlot = (slot: string): string => `〔${isSlotName(slot) ? slotWords[slot] : '…'}〕`;

/** The line with its slots filled; an open one says what belongs there. */
export const fillSlots = (text: string, slots: Slots): string =>
  piecesOf(text, slots)
    .map((piece) => ('text' in piece ? piece.text : (piece.value ?? openSlot(piece.slot))))
    .join('');
