import { parse } from 'csv-parse/sync';
import * as v from 'valibot';

import { calendarDay } from '../../core/calendar/day.ts';
import { AppError, type Finding } from '../../core/errors.ts';
import { orgUnitKinds, roleSchema } from '../../core/organisation/person.ts';
import { separationConflict } from './separation.ts';

const code = v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/, 'letters, digits and hyphens'));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const optional = <S extends v.GenericSchema>(schema: S) =>
  v.union([
    v.pipe(
      v.literal(''),
      v.transform(() => null),
    ),
    schema,
  ]);

const unitRow = v.strictObject({ code, name, kind: v.picklist(orgUnitKinds), parentCode: optional(code) });
const staffRow = v.strictObject({
  staffNo: code,
  name,
  orgUnitCode: code,
  roles: v.pipe(
    v.string(),
    v.transform((text) =>
      text
        .split(/[;；|]/)
        .map((part) => part.trim())
        .filter(Boolean),
    ),
    v.array(roleSchema),
    v.check((roles) => separationConflict(roles) === undefined, 'these roles must not meet in one person'),
  ),
  joinedOn: optional(calendarDay),
  certificateUntil: optional(calendarDay),
  active: v.pipe(v.picklist(['0', '1']), v.transform(Number)),
});
export type UnitInput = v.InferOutput<typeof unitRow>;
export type StaffInput = v.InferOutput<typeof staffRow>;

/** Rows of a units file (code,name,kind,parentCode); throws `import.rows` with every finding. */
export function parseUnits(file: string, bytes: Uint8Array): UnitInput[] {
  const { rows, findings } = readRows(file, bytes, unitRow, (unit) => unit.code);
  const codes = new Set(rows.map((unit) => unit.code));
  for (const [index, { parentCode }] of rows.entries()) {
    if (parentCode !== null && !codes.has(parentCode)) {
      findings.push({
        file,
        row: index + 2,
        field: 'parentCode',
        code: 'import.value',
        message: 'no such unit',
      });
    }
  }
  if (findings.length > 0) throw new AppError('import.rows', { findings });
  return rows;
}

/** Rows of a staff file (staffNo,name,orgUnitCode,roles,joinedOn,certificateUntil,active); as above. */
export function parseStaff(file: string, bytes: Uint8Array, units: ReadonlySet<string>): StaffInput[] {
  const { rows, findings } = readRows(file, bytes, staffRow, (person) => person.staffNo);
  for (const [index, { orgUnitCode }] of rows.entries()) {
    if (!units.has(orgUnitCode)) {
      findings.push({
        file,
        row: index + 2,
        field: 'orgUnitCode',
        code: 'import.value',
        message: 'no such unit',
      });
    }
  }
  if (findings.length > 0) throw new AppError('import.rows', { findings });
  return rows;
}

function readRows<S extends v.StrictObjectSchema<v.ObjectEntries, undefined>>(
  file: string,
  bytes: Uint8Array,
  schema: S,
  keyOf: (row: v.InferOutput<S>) => string,
): { rows: v.InferOutput<S>[]; findings: Finding[] } {
  const [header = [], ...records] = parseCsv(file, bytes);
  const expected = Object.keys(schema.entries);
  const missing = expected.filter((column) => !header.includes(column));
  const extra = header.filter((column) => !expected.includes(column));
  if (missing.length + extra.length > 0) {
    const at = (field: string, message: string): Finding => ({
      file,
      row: 1,
      field,
      code: 'import.columns',
      message,
    });
    throw new AppError('import.columns', {
      findings: [
        ...missing.map((field) => at(field, 'add this column')),
        ...extra.map((field) => at(field, 'remove this column')),
      ],
    });
  }
  const rows: v.InferOutput<S>[] = [];
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const [index, record] of records.entries()) {
    const row = index + 2;
    const cells = Object.fromEntries(header.map((column, at) => [column, record[at] ?? '']));
    const parsed = v.safeParse(schema, cells);
    if (!parsed.success) {
      for (const issue of parsed.issues) {
        const field = v.getDotPath(issue) ?? '';
        const message = issue.type === 'check' ? issue.message : `expected ${issue.expected ?? issue.type}`;
        findings.push({ file, row, field, code: 'import.value', message });
      }
      continue;
    }
    const key = keyOf(parsed.output);
    if (seen.has(key))
      findings.push({ file, row, code: 'import.duplicate', message: 'stands in the file already' });
    seen.add(key);
    rows.push(parsed.output);
  }
  return { rows, findings };
}

function parseCsv(file: string, bytes: Uint8Array): string[][] {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
    } catch (error) {
      if (error instanceof TypeError) continue;
      throw new AppError('import.rows', {
        findings: [{ file, code: 'import.csv', message: 'broken quotes' }],
        cause: error,
      });
    }
  }
  throw new AppError('import.encoding', {
    findings: [{ file, code: 'import.encoding', message: 'save the file as UTF-8 or GB18030' }],
  });
}
