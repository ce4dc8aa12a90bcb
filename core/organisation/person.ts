import * as v from 'valibot';

/**
 * Role codes of the bank's posts (R3-R5, R248). `staff` is everyone's base role.
 * `admin`, `securityOfficer` and `auditor` are kept apart from each other and from business approval (R-AZ4).
 */
export const roles = [
  'staff',
  'teller',
  'manager',
  'complaintHandler',
  'trainer',
  'fileCustodian',
  'branchManager',
  'lineDept',
  'auditor',
  'securityOfficer',
  'admin',
] as const;
export const roleSchema = v.picklist(roles);
export type Role = (typeof roles)[number];

export const orgUnitKinds = ['headOffice', 'branch', 'subBranch', 'department'] as const;
export type OrgUnitKind = (typeof orgUnitKinds)[number];

const isoDate = v.pipe(v.string(), v.isoDate());

/** The person behind a session, as every engine sees them. Dates are Asia/Shanghai dates `YYYY-MM-DD`. */
export const personSchema = v.strictObject({
  staffNo: v.string(),
  name: v.string(),
  roles: v.array(roleSchema),
  orgUnitCode: v.string(),
  orgUnitName: v.string(),
  orgUnitKind: v.picklist(orgUnitKinds),
  /** Codes from the own unit up to head office; the scope of articles is matched against it. */
  orgPath: v.array(v.string()),
  /** Last day of the operation certificate (R212); absent or past means 学习模式. */
  certificateUntil: v.optional(isoDate),
  /** Said where the bank's rules open the overlay without a certificate; absent: one is needed. */
  certificateNeeded: v.optional(v.literal(false)),
});
export type Person = v.InferOutput<typeof personSchema>;

/** Nobody signed in: reading what is for everyone, nothing of a customer, nothing recorded. */
export const guest: Person = {
  staffNo: '',
  name: '',
  roles: ['staff'],
  orgUnitCode: '',
  orgUnitName: '',
  orgUnitKind: 'subBranch',
  orgPath: [],
};

/** The posts to name beside a person: everyone is `staff`, so it is said only of those who are nothing else. */
export function postsOf({ roles: held }: Pick<Person, 'roles'>): readonly [Role, ...Role[]] {
  const [first, ...rest] = held.filter((role) => role !== 'staff');
  return first === undefined ? ['staff'] : [first, ...rest];
}
