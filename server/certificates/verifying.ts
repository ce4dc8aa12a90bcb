import { createHash } from 'node:crypto';
import * as v from 'valibot';

import { certificateState } from '../../core/certificate/certificate.ts';
import { type Credential, credentialSchema, lastDayOf, numberOf } from '../../core/certificate/credential.ts';
import { proofSchema } from '../../core/certificate/credential.ts';
import type { MessageValues } from '../../core/i18n/translate.ts';
import type { MessageKey } from '../../core/i18n/zh-CN.ts';
import { type PersonFile, personFile } from '../../core/record/person-file.ts';
import { canonicalJson } from '../audit/canonical.ts';
import { checkSignature, type PublicKeys } from '../crypto/certificate-keys.ts';
import { linkOf } from '../records/append.ts';

/** What was found of one file: whether it holds, and the sentence that says so. */
export interface Finding {
  readonly ok: boolean;
  readonly key: MessageKey & `verify.${string}`;
  readonly values?: MessageValues;
}
interface Against {
  readonly keys: PublicKeys;
  /** The signed list of what was taken back, if at hand. */
  readonly revocations?: Uint8Array | undefined;
  /** Milliseconds UTC. */
  readonly now: number;
}

const revocationList = v.strictObject({
  type: v.literal('TellerwiseRevocationList'),
  madeAt: v.string(),
  revoked: v.array(v.strictObject({ number: v.string(), at: v.string() })),
  proof: proofSchema,
});

const bad = (key: Finding['key'], values?: MessageValues): Finding => ({
  ok: false,
  key,
  ...(values === undefined ? {} : { values }),
});

/**
 * Checks a certificate, the file of a person, or a file of such files line by line, with nothing but public keys: asks no
 * service. A byte that differs from what was signed is found, be it a blank.
 */
export function verifyFile(bytes: Uint8Array, against: Against): Finding[] {
  const text = textOf(bytes);
  if (text === undefined) return [bad('verify.notJson')];
  const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : [text];
  return lines.map((line) => verifyOne(line, against));
}

function verifyOne(text: string, against: Against): Finding {
  const document = signedDocument(text, against.keys);
  if ('ok' in document) return document;
  const { type } = document.value;
  if (type === 'TellerwisePersonFile') {
    const file = v.safeParse(personFile, document.value);
    return file.success ? verifyLines(file.output) : bad('verify.notJson');
  }
  const credential = v.safeParse(credentialSchema, document.value);
  return credential.success ? verifyCertificate(credential.output, against) : bad('verify.notJson');
}

/** The document of a text that is, byte for byte, what one of these keys signed. */
function signedDocument(
  text: string,
  keys: PublicKeys,
): Finding | { readonly value: Readonly<Record<string, unknown>> } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad('verify.notJson');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad('verify.notJson');
  // The same content in other bytes would pass the signature, yet it is not the file that was given.
  if (canonicalJson(value) !== text) return bad('verify.changed');
  const document = value as Record<string, unknown>;
  const signature = checkSignature(document, keys);
  if (signature !== 'ok') return bad(signature === 'forged' ? 'verify.forged' : 'verify.unknownKey');
  return { value: document };
}

function verifyCertificate(credential: Credential, { keys, revocations, now }: Against): Finding {
  const number = numberOf(credential);
  const lastDay = lastDayOf(credential);
  if (number === undefined) return bad('verify.notJson');
  if (revocations !== undefined) {
    const list = signedDocument(textOf(revocations) ?? '', keys);
    const parsed = v.safeParse(revocationList, 'value' in list ? list.value : undefined);
    if (!parsed.success) return bad('verify.listForged');
    const hash = createHash('sha256').update(number).digest('hex');
    if (parsed.output.revoked.some((one) => one.number === hash)) return bad('verify.revoked');
  }
  if (certificateState({ validUntil: lastDay }, now) === 'expired')
    return bad('verify.expired', { date: lastDay ?? '' });
  const { name, staffNo, achievement } = credential.credentialSubject;
  return {
    ok: true,
    key: 'verify.valid.certificate',
    values: { name, staffNo, title: achievement.name, until: lastDay ?? '∞' },
  };
}

/** Each line by its own hash, and one after the other where they stand side by side in the ledger. */
function verifyLines({ person, count, lines }: PersonFile): Finding {
  for (const [at, { n, previous, hash, record }] of lines.entries()) {
    const before = lines[at - 1];
    const follows =
      before === undefined || (n > before.n && (n !== before.n + 1 || previous === before.hash));
    if (!follows || record.staffNo !== person.staffNo || linkOf(previous, canonicalJson(record)) !== hash)
      return bad('verify.line', { n });
  }
  if (lines.length !== count) return bad('verify.changed');
  const { name, staffNo } = person;
  return { ok: true, key: 'verify.valid.personFile', values: { name, staffNo, n: count } };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
