/** Every page kind an adapter may name (domain 05). A new kind is one line here, its moment in `content/moments/` and its words in the catalogue. */
export const pageKinds = [
  'customerDetail',
  'accountOpening',
  'transfer',
  'loan',
  'complaint',
  'largeCash',
  'productSale',
  'infoChange',
  'dormant',
  'closing',
  'corpAccounts',
  'other',
] as const;
export type PageKind = (typeof pageKinds)[number];
