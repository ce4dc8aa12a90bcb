import * as v from 'valibot';

import { personSchema, type Person } from '../../core/organisation/person.ts';
import type { Sql } from '../database/sql.ts';
import { allUnits, rolesOf, staffByNo, type UnitRow } from './organisation.repository.ts';

export interface Directory {
  /** The person as of this organisation revision; undefined when unknown or no longer active. */
  personOf(staffNo: string, revision: number): Promise<Person | undefined>;
}

/** People with their unit path, kept in memory for one revision of the organisation: a change is seen at once. */
export function createDirectory(sql: Sql): Directory {
  let cachedRevision = -1;
  let units = new Map<string, UnitRow>();
  let people = new Map<string, Person | undefined>();

  return {
    async personOf(staffNo, revision) {
      if (revision !== cachedRevision) {
        units = new Map((await allUnits(sql)).map((unit) => [unit.code, unit]));
        people = new Map();
        cachedRevision = revision;
      }
      if (!people.has(staffNo)) people.set(staffNo, await loadPerson(sql, staffNo, units));
      return people.get(staffNo);
    },
  };
}

async function loadPerson(
  sql: Sql,
  staffNo: string,
  units: Map<string, UnitRow>,
): Promise<Person | undefined> {
  const row = await staffByNo(sql, staffNo);
  const unit = row && units.get(row.org_unit_code);
  if (!row || !unit || row.active !== 1) return undefined;
  const path: string[] = [];
  // A parent that was already passed ends the walk: a loop in imported units must not hang a login.
  for (let at: UnitRow | undefined = unit; at && !path.includes(at.code);) {
    path.push(at.code);
    at = at.parent_code === null ? undefined : units.get(at.parent_code);
  }
  return v.parse(personSchema, {
    staffNo: row.staff_no,
    name: row.name,
    roles: [...new Set(['staff', ...(await rolesOf(sql, staffNo))])],
    orgUnitCode: unit.code,
    orgUnitName: unit.name,
    orgUnitKind: unit.kind,
    orgPath: path,
    ...(row.certificate_until ? { certificateUntil: row.certificate_until } : {}),
  });
}
