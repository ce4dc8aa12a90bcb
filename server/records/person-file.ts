import type { Proof } from '../../core/certificate/credential.ts';
import type { RecordFilter } from '../../core/contracts/records.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { PersonFile } from '../../core/record/person-file.ts';
import { canonicalJson } from '../audit/canonical.ts';
import type { KeptLine } from './records.repository.ts';

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

/**
 * The signed file of a person (`personFile`) as canonical JSON: these very bytes are what a verifier wants to see. Put
 * together from the lines as they are kept, which are canonical already: read and written anew they would cost ten
 * thousand files twice the time and memory.
 */
export function personFileText(
  { staffNo, name, orgUnitCode, orgUnitName }: Holder,
  { from, to }: Period,
  made: {
    readonly lines: readonly KeptLine[];
    readonly head: PersonFile['head'];
    readonly now: number;
    readonly proofOf: (canonicalText: string, at: number) => Proof;
  },
): string {
  const { lines, head, now, proofOf } = made;
  const written = lines.map(
    ({ n, previous, hash, body }) =>
      `{"hash":"${hash}","n":${n},"previous":${JSON.stringify(previous)},"record":${body}}`,
  );
  const parts: Readonly<Record<string, string>> = {
    type: JSON.stringify('TellerwisePersonFile'),
    schema: '1',
    person: canonicalJson({ staffNo, name, orgUnitCode, orgUnitName }),
    ...(from === undefined ? {} : { from: JSON.stringify(from) }),
    ...(to === undefined ? {} : { to: JSON.stringify(to) }),
    madeAt: String(now),
    head: canonicalJson(head),
    count: String(lines.length),
    lines: `[${written.join(',')}]`,
  };
  const proof = proofOf(objectText(parts), now);
  return objectText({ ...parts, proof: canonicalJson(proof) });
}

/** An object of parts that are canonical JSON, itself canonical. */
const objectText = (parts: Readonly<Record<string, string>>): string =>
  `{${Object.entries(parts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => `"${name}":${text}`)
    .join(',')}}`;
