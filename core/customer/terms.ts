/** The bank's own scales (glossary 1.1). Codes never cross scales: 铂金 (tier) is not 白金 (VIP); Q2, Q3. */
export const customerTypes = ['personal', 'enterprise', 'institution'] as const;
export const enterpriseSizes = ['large', 'medium', 'small'] as const;
export const corpTiers = ['diamond', 'platinum', 'gold', 'silver', 'bronze', 'unrated'] as const;
export const tierOverrides = ['badCredit', 'litigation'] as const;
export const vipLevels = ['supreme', 'diamond', 'platinum', 'gold'] as const;
export const serviceSegments = ['ordinary', 'honoured', 'vip', 'private'] as const;
export const creditGrades = ['excellent', 'good', 'fair', 'poor'] as const;
export const riskLevels = ['low', 'medium', 'high'] as const;
export const lifecycleStages = ['new', 'active', 'dormant', 'lost'] as const;
export const accessLevels = ['A0', 'A1', 'A2', 'A3', 'A4'] as const;

export type CustomerType = (typeof customerTypes)[number];
export type EnterpriseSize = (typeof enterpriseSizes)[number];
export type CorpTier = (typeof corpTiers)[number];
export type TierOverride = (typeof tierOverrides)[number];
export type VipLevel = (typeof vipLevels)[number];
export type ServiceSegment = (typeof serviceSegments)[number];
export type CreditGrade = (typeof creditGrades)[number];
export type RiskLevel = (typeof riskLevels)[number];
export type LifecycleStage = (typeof lifecycleStages)[number];
export type AccessLevel = (typeof accessLevels)[number];
