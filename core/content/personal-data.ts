/** What a run of characters could be of somebody's, with the pattern that says so. */
export const personalData = {
  phone: { name: '手机号', pattern: /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g },
  document: { name: '证件号', pattern: /(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])/g },
  account: { name: '卡号或账号', pattern: /(?<![\d.])(?:\d{4}[ -]?){3}\d{4}(?:[ -]?\d{1,3})?(?!\d)/g },
  email: { name: '邮箱地址', pattern: /[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2,}/gi },
} as const;
export type PersonalKind = keyof typeof personalData;
export const personalKinds = Object.keys(personalData) as PersonalKind[];

/**
 * What a text that colleagues will read seems to hold of a customer (R197), full-width digits included. Empty when
 * nothing does; the match itself is never given. Pure.
 */
export function personalDataIn(text: string): PersonalKind[] {
  const folded = text.normalize('NFKC');
  return personalKinds.filter((kind) => folded.search(personalData[kind].pattern) >= 0);
}
