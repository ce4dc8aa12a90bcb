import * as v from 'valibot';

import { postOpenUntil } from '../../core/certificate/certificate.ts';
import { personSchema, type Person } from '../../core/organisation/person.ts';
import { postCertificates } from '../certificates/certificates.repository.ts';
import type { Sql } from '../database/sql.ts';
import { activeStaffNos, allUnits, rolesOf, staffByNo, type UnitRow } from './organisation.repository.ts';

export interface Directory {
  /** The person as of this organisation revision; undefined when unknown or no longer active. */
  personOf(staffNo: string, revision: number): Promise<Person | undefined>;
  /** Everyone active as of this revision, by number. */
  everyone(revision: number): Promise<readonly Person[]>;
}

interface Edition {
  readonly revision: number;
  readonly units: Promise<ReadonlyMap<string, UnitRow>>;
  readonly people: Map<string, Promise<Person | undefined>>;
}

/**
 * People with their unit path, kept in memory for one revision of the organisation: a change is seen at once. Whether the
 * overlay needs a certificate is a rule (R212), asked each time: it changes without the organisation.
 */
export function createDirectory(sql: Sql, needsCertificate: () => boolean): Directory {
  let edition: Edition | undefined;

  const directory: Directory = {
    async everyone(revision) {
      const found: Person[] = [];
      for (const staffNo of await activeStaffNos(sql)) {
        const person = await directory.personOf(staffNo, revision);
        if (person) found.push(person);
      }
      return found;
    },
    personOf(staffNo, revision) {
      // Callers that run side by side share one edition; none of them ever sees another's half-filled one.
      if (edition?.revision !== revision) edition = { revision, units: loadUnits(sql), people: new Map() };
      const { people, units } = edition;
      const known = people.get(staffNo);
      if (known) return known.then(gated);
      const loading = units.then((all) => loadPerson(sql, staffNo, all));
      people.set(staffNo, loading);
      // A failed read is not kept.
      loading.catch(() => (edition = undefined));
      return loading.then(gated);
    },
  };
  return directory;

  function gated(person: Person | undefined): Person | undefined {
    if (person === undefined || needsCertificate()) return person;
    return { ...person, certificateNeeded: false };
  }
}

async function loadUnits(sql: Sql): Promise<ReadonlyMap<string, UnitRow>> {
  return new Map((await allUnits(sql)).map((unit) => [unit.code, unit]));
}

async function loadPerson(
  sql: Sql,
  staffNo: string,
  units: ReadonlyMap<string, UnitRow>,
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
  const certificates = await postCertificates(sql, staffNo);
  const until = postOpenUntil(
    row.certificate_until ?? undefined,
    certificates.map(({ valid_until }) => ({ validUntil: valid_until ?? undefined })),
  );
  return v.parse(personSchema, {
    staffNo: row.staff_no,
    name: row.name,
    roles: [...new Set(['staff', ...(await rolesOf(sql, staffNo))])],
    orgUnitCode: unit.code,
    orgUnitName: unit.name,
    orgUnitKind: unit.kind,
    orgPath: path,
    ...(until === undefined ? {} : { certificateUntil: until }),
  });
}

/** Names of these people, also of those who have left; a number without a person stands for itself. */
export const directoryNames =
  (sql: Sql) =>
  async (staffNos: readonly string[]): Promise<(staffNo: string) => { staffNo: string; name: string }> => {
    const names = new Map<string, string>();
    for (const staffNo of new Set(staffNos))
      names.set(staffNo, (await staffByNo(sql, staffNo))?.name ?? staffNo);
    return (staffNo) => ({ staffNo, name: names.get(staffNo) ?? staffNo });
  };
