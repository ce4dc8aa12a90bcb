import * as v from 'valibot';

import { customerFacts, type CustomerFacts } from '../../core/access/facts.ts';
import { maskName, maskValue, tailOf } from '../../core/access/mask.ts';
import type { MaskRules } from '../../core/access/rules.ts';
import type { Finding } from '../../core/errors.ts';

const emptyToAbsent = v.transform((value: string) => (value === '' ? undefined : value));
const cell = v.pipe(
  v.optional(v.string(), ''),
  v.trim(),
  v.maxLength(500),
  v.check((text) => !/[\p{Cc}\uFFFD]/u.test(text), 'no control or broken characters'),
);
const text = v.pipe(cell, emptyToAbsent);
const needed = v.pipe(cell, v.minLength(1, 'fill in this column'));
const flag = v.pipe(
  cell,
  v.regex(/^(|0|1|true|false|是|否)$/i, 'write 1 or 0'),
  v.transform((value) => /^(1|true|是)$/i.test(value)),
);
const optionalFlag = v.pipe(
  cell,
  v.regex(/^(|0|1|true|false|是|否)$/i, 'write 1 or 0'),
  v.transform((value) => (value === '' ? undefined : /^(1|true|是)$/i.test(value))),
);
const whole = v.pipe(
  cell,
  v.regex(/^\d{0,15}$/, 'write a whole number'),
  v.transform((value) => (value === '' ? undefined : Number(value))),
);
const list = v.pipe(
  cell,
  v.transform((value) =>
    value
      .split(/[;；|]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
  v.array(
    v.pipe(
      v.string(),
      v.regex(
        /^(?:[a-z]{1,16}:)?[\w-]{4,64}$/,
        'identifiers of 4 to 64 letters and digits, separated by ; and, for host-internal ids, with what they count in front: client:100000031',
      ),
    ),
  ),
);
const instant = v.pipe(
  cell,
  v.regex(/^(|\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))$/, 'write e.g. 2026-11-24T10:30+08:00'),
  v.transform((value) => (value === '' ? undefined : Date.parse(value))),
);

/** Columns of an import file, in the order of the template. Money in fen, shares in basis points, dates Asia/Shanghai. */
const rowSchema = v.strictObject({
  customerNo: v.pipe(needed, v.regex(/^[\w-]{3,32}$/, 'letters, digits and hyphens')),
  dataDate: needed,
  orgUnitCode: needed,
  name: needed,
  customerType: needed,
  enterpriseSize: text,
  isSoleTrader: flag,
  hasCredit: flag,
  protected: flag,
  phone: text,
  docNo: text,
  accounts: list,
  internalIds: list,
  managerNo: text,
  managerName: text,
  managerDedicated: optionalFlag,
  vipLevel: text,
  serviceSegment: text,
  lifecycleStage: text,
  infoVerifiedOn: text,
  openComplaint: flag,
  complaintHistory: whole,
  bookingAt: instant,
  bookingKind: text,
  creditGrade: text,
  creditGradeOn: text,
  overdue: optionalFlag,
  riskLevel: text,
  riskAssessedOn: text,
  riskTolerance: whole,
  toleranceAssessedOn: text,
  lastVisitOn: text,
  avgDailyDepositFen: whole,
  plan: text,
  relationshipSince: text,
  standardDepositFen: whole,
  shareholderBp: whole,
  world500: optionalFlag,
  china500: optionalFlag,
  partnerBank: optionalFlag,
  badCreditOn: text,
  litigationOn: text,
});

export const importColumns = Object.keys(rowSchema.entries);
export const requiredColumns = ['customerNo', 'dataDate', 'orgUnitCode', 'name', 'customerType'] as const;

/** Authentication data is refused whatever the column holds (C3, R-PR2). */
const refusedColumn =
  /pass(word|wd)|密码|^pin$|cv[nv]2?|track|磁道|otp|验证码|口令|finger|指纹|face|人脸|iris|虹膜|biometric|生物/i;
/** A magnetic track: a long number, `=` or `^`, an expiry. Refused in whatever column it hides. */
const trackData = /\d{13,19}[=^]\d{4,}/;

export function columnFindings(file: string, columns: readonly string[]): Finding[] {
  const at = (field: string, code: string, message: string): Finding => ({
    file,
    row: 1,
    field,
    code,
    message,
  });
  return [
    ...columns
      .filter((name) => refusedColumn.test(name))
      .map((name) =>
        at(name, 'import.refusedField', 'remove this column: authentication data is never accepted'),
      ),
    ...columns
      .filter((name) => !refusedColumn.test(name) && !importColumns.includes(name))
      .map((name) => at(name, 'import.unknownColumn', 'not a column of the template')),
    ...columns
      .filter((name, index) => columns.indexOf(name) !== index)
      .map((name) => at(name, 'import.duplicateColumn', 'the column appears twice')),
    ...requiredColumns
      .filter((name) => !columns.includes(name))
      .map((name) => at(name, 'import.missingColumn', 'add this column')),
  ];
}

export interface ParsedRow {
  readonly facts: CustomerFacts;
  readonly secrets: { readonly fullName: string; readonly phone?: string; readonly docNo?: string };
  /** Values by which pages name this customer, with their kind. */
  readonly identifiers: readonly (readonly [
    kind: 'customerNo' | 'accountNo' | 'internalId',
    value: string,
  ])[];
}

/** One row as stored, or the findings of its columns. Values are masked here; nothing in clear goes on but to the seal. */
export function parseRow(
  file: string,
  row: number,
  cells: Readonly<Record<string, string>>,
  masks: MaskRules,
): { ok: true; value: ParsedRow } | { ok: false; findings: Finding[] } {
  if (Object.values(cells).some((value) => trackData.test(value))) {
    const message = 'remove the card track data from this row';
    return { ok: false, findings: [{ file, row, code: 'import.refusedField', message }] };
  }
  const parsed = v.safeParse(rowSchema, cells);
  if (!parsed.success) return { ok: false, findings: toFindings(file, row, parsed.issues) };
  const { name, phone, docNo, accounts, internalIds, ...rest } = parsed.output;
  const present = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const type = rest.customerType === 'personal' ? 'personal' : 'enterprise';
  const firstAccount = accounts[0];
  const facts = v.safeParse(customerFacts, {
    ...present,
    nameMasked: maskName(name, type, masks.name),
    ...(phone ? { phoneMasked: maskValue(phone, masks.phone) } : {}),
    ...(docNo ? { docNoMasked: maskValue(docNo, masks.docNo) } : {}),
    ...(firstAccount ? { accountTail: tailOf(firstAccount, masks.account) } : {}),
  });
  if (!facts.success) return { ok: false, findings: toFindings(file, row, facts.issues) };
  return {
    ok: true,
    value: {
      facts: facts.output,
      secrets: { fullName: name, ...(phone ? { phone } : {}), ...(docNo ? { docNo } : {}) },
      identifiers: [
        ['customerNo', facts.output.customerNo],
        ...accounts.map((value) => ['accountNo', value] as const),
        ...internalIds.map((value) => ['internalId', value] as const),
      ],
    },
  };
}

function toFindings(file: string, row: number, issues: readonly v.BaseIssue<unknown>[]): Finding[] {
  return issues.map((issue) => {
    const field = v.getDotPath(issue)?.split('.')[0];
    const own = issue.type === 'regex' || issue.type === 'check' || issue.type === 'min_length';
    const message = own ? issue.message : `expected ${issue.expected ?? issue.type}`;
    return { file, row, code: 'import.value', message, ...(field ? { field } : {}) };
  });
}
