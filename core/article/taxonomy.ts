/** The four categories and their subcategories (R190, content plan 6.1); codes only, the words stand in the catalogue. */
export const taxonomy = {
  service: ['norms', 'flow', 'complaint', 'vip', 'satisfaction'],
  operations: ['info', 'file', 'tier', 'manager', 'learning', 'appraisal', 'system'],
  risk: ['credit', 'compliance', 'aml', 'emergency', 'security'],
  product: ['suitability', 'campaign', 'loyalty', 'settlement'],
} as const satisfies Record<string, readonly string[]>;

export type Category = keyof typeof taxonomy;
export const categories = Object.keys(taxonomy) as Category[];
export const subcategories = Object.values(taxonomy).flat();
/** junior = everyone at the counter, intermediate = needs judgement or a case role, senior = sets rules or approves. */
export const levels = ['junior', 'intermediate', 'senior'] as const;
export type Level = (typeof levels)[number];
