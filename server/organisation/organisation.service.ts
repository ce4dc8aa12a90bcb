import { AppError } from '../../core/errors.ts';
import type { Role } from '../../core/organisation/person.ts';
import type { AuditDetail } from '../http/route.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import { endSessionsOf } from '../session/session.repository.ts';
import * as repository from './organisation.repository.ts';
import { separationConflict } from './separation.ts';
import { parseStaff, parseUnits } from './staff-import.ts';

export interface OrganisationDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly clock: () => number;
  readonly audit: (sql: Sql, detail: AuditDetail) => Promise<void>;
}

export interface NamedFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

export type OrganisationService = ReturnType<typeof createOrganisationService>;

export function createOrganisationService({ sql, writer, clock, audit }: OrganisationDeps) {
  return {
    /** Takes in units and staff, all or nothing, in one transaction; ends the sessions of people no longer active (T30). */
    async importOrganisation(
      units: NamedFile,
      people: NamedFile,
      by: string,
    ): Promise<{ units: number; staff: number }> {
      const unitRows = parseUnits(units.file, units.bytes);
      const known = new Set([
        ...unitRows.map((unit) => unit.code),
        ...(await repository.allUnits(sql)).map((unit) => unit.code),
      ]);
      const staffRows = parseStaff(people.file, people.bytes, known);
      await writer.write(async (tx) => {
        for (const { code, name, kind, parentCode } of unitRows) {
          await repository.putUnit(tx, { code, name, kind, parent_code: parentCode });
        }
        for (const person of staffRows) {
          await repository.putStaff(tx, {
            staff_no: person.staffNo,
            name: person.name,
            org_unit_code: person.orgUnitCode,
            active: person.active,
            joined_on: person.joinedOn,
            certificate_until: person.certificateUntil,
          });
          await repository.replaceRoles(tx, person.staffNo, person.roles, { staffNo: by, at: clock() });
          if (person.active !== 1) await endSessionsOf(tx, person.staffNo, clock());
        }
        await audit(tx, {
          action: 'organisation.import',
          object: `${unitRows.length} units, ${staffRows.length} staff`,
          result: 'ok',
        });
      });
      return { units: unitRows.length, staff: staffRows.length };
    },

    /** Sets the roles of a person. Refuses combinations that must stay apart and grants to oneself (R-AZ4). */
    async grantRoles(staffNo: string, roles: readonly Role[], by: string): Promise<void> {
      const conflict = separationConflict(roles);
      if (conflict || staffNo === by)
        throw new AppError('access.denied', { details: { reason: 'separation' } });
      await writer.write(async (tx) => {
        if (!(await repository.staffByNo(tx, staffNo))) throw new AppError('access.denied');
        await repository.replaceRoles(tx, staffNo, roles, { staffNo: by, at: clock() });
        await audit(tx, { action: 'organisation.grant', object: staffNo, fields: [...roles], result: 'ok' });
      });
    },
  };
}
