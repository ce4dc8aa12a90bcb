import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { base58, fromBase58 } from '../../../core/certificate/base58.ts';
import {
  certificateState,
  FOR_GOOD,
  postOpenUntil,
  renewFrom,
} from '../../../core/certificate/certificate.ts';
import { credentialOf, lastDayOf, numberOf } from '../../../core/certificate/credential.ts';

const at = (day: string, time = '12:00') => Date.parse(`${day}T${time}:00+08:00`);

describe('how a certificate stands', () => {
  test('R214: until 2026-12-01: reminded from 2026-11-01, valid on the last day, expired after it', () => {
    const certificate = { validUntil: '2026-12-01' };
    expect(renewFrom(certificate)).toBe('2026-11-01');
    expect(certificateState(certificate, at('2026-12-01', '23:59'))).toBe('valid');
    expect(certificateState(certificate, at('2026-12-02', '00:00'))).toBe('expired');
    expect(certificateState({}, at('2099-01-01'))).toBe('valid');
  });

  test('taken back stands above all, from that instant on', () => {
    const revokedAt = at('2026-11-23');
    expect(certificateState({ validUntil: '2026-12-01', revokedAt }, revokedAt - 1)).toBe('valid');
    expect(certificateState({ validUntil: '2026-12-01', revokedAt }, revokedAt)).toBe('revoked');
    expect(certificateState({ validUntil: '2026-01-01', revokedAt }, revokedAt)).toBe('revoked');
  });

  test('R212: the post is open as long as the latest of the certificates and the staff file says', () => {
    expect(postOpenUntil(undefined, [])).toBeUndefined();
    expect(postOpenUntil('2027-06-30', [])).toBe('2027-06-30');
    expect(postOpenUntil('2026-06-30', [{ validUntil: '2027-11-23' }, { validUntil: '2026-11-23' }])).toBe(
      '2027-11-23',
    );
    expect(postOpenUntil('2027-06-30', [{}])).toBe(FOR_GOOD);
  });
});

describe('the file', () => {
  test('names its number and last day, and has nothing of the person but name and staff number', () => {
    const file = credentialOf({
      number: '0123456789ABCDEFGHJKMNPQRS',
      issuer: { id: 'did:key:z6Mk', name: '总行' },
      staffNo: 'T-001',
      name: '王敏',
      kind: 'quiz',
      source: 'QZ-03',
      version: 2,
      title: '信息安全与保密',
      passPercent: 80,
      issuedAt: at('2025-12-01'),
      validUntil: '2026-12-01',
    });
    expect(numberOf(file)).toBe('0123456789ABCDEFGHJKMNPQRS');
    expect(lastDayOf(file)).toBe('2026-12-01');
    expect(Object.keys(file.credentialSubject)).toEqual(['type', 'name', 'staffNo', 'achievement']);
    expect(file.type).toEqual(['VerifiableCredential', 'OpenBadgeCredential']);
  });
});

describe('base58', () => {
  test('is as published, and gives every bytes back', () => {
    // Vectors of the base58 draft.
    expect(base58(new TextEncoder().encode('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U');
    expect(base58(Uint8Array.of(0, 0, 0x28, 0x7f, 0xb4, 0xcd))).toBe('11233QC4');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect([...(fromBase58(base58(bytes)) ?? [])]).toEqual([...bytes]);
      }),
    );
    expect(fromBase58('0OIl')).toBeUndefined();
  });
});
