import type { RecordFilter } from '../../core/contracts/records.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { PersonFile } from '../../core/record/person-file.ts';
import { canonicalJson } from '../audit/canonical.ts';
import type { Signer } from '../crypto/certificate-keys.ts';

/** Whose file it is. */
export type Holder = Pick<Person, 'staffNo' | 'name' | 'orgUnitCode' | 'orgUnitName'>;
export type Period = Pick<RecordFilter, 'from' | 'to'>;

const dayMs = 86_400_000;
const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** A period of Shanghai days as instants: the last day is in it. */
export const instantsOf = ({ from, to }: Period) => ({
  from: from === undefined ? undefined : startOf(from),
  until: to === undefined ? undefined : startOf(to) + dayMs,
});

/** The signed file of a person as canonical JSON: these very bytes are what a verifier wants to see. */
export function personFileText(
  { staffNo, name, orgUnitCode, orgUnitName }: Holder,
  { from, to }: Period,
  made: {
    readonly lines: PersonFile['lines'];
    readonly head: PersonFile['head'];
    readonly now: number;
    readonly sign: Signer['sign'];
  },
): string {
  const { lines, head, now, sign } = made;
  const file: Omit<PersonFile, 'proof'> = {
    type: 'TellerwisePersonFile',
    schema: 1,
    person: { staffNo, name, orgUnitCode, orgUnitName },
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    madeAt: now,
    head,
    count: lines.length,
    lines,
  };
  return canonicalJson(sign(file, now));
}
