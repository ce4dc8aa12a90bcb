import { encode } from 'uqr';
import { describe, expect, it, vi } from 'vitest';

import type { CertificateView } from '../../../core/contracts/certificates.ts';
import type { Role } from '../../../core/organisation/person.ts';
import type { TrainingRecord } from '../../../core/record/record.ts';
import RecordsRoom from '../../../web/records/records-room.tsx';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

const number = '0123456789ABCDEFGHJKMNPQRS';
const certificate = (more: Partial<CertificateView> = {}): CertificateView => ({
  number,
  staffNo: 'T-001',
  name: '王敏',
  kind: 'quiz',
  source: 'QZ-09',
  version: 1,
  title: '系统操作与运行',
  beforePost: true,
  issuedAt: monday,
  validUntil: '2027-11-23',
  renewFrom: '2027-10-24',
  state: 'valid',
  ...more,
});
const record = (more: Partial<TrainingRecord> = {}): TrainingRecord => ({
  kind: 'mark',
  staffNo: 'T-001',
  orgUnitCode: '3201',
  object: 'QZ-09',
  version: 1,
  title: '系统操作与运行',
  ref: 'm1',
  result: { earned: 850, of: 1000, isPass: true },
  at: monday,
  ...more,
});
const hash = 'a'.repeat(64);
const file = (records: readonly TrainingRecord[], certificates: readonly CertificateView[] = []) => ({
  fileName: 'record-T-001.json',
  text: JSON.stringify({
    type: 'TellerwisePersonFile',
    schema: 1,
    person: { staffNo: 'T-001', name: '王敏', orgUnitCode: '3201', orgUnitName: '城东支行' },
    madeAt: monday,
    head: { n: 9, hash },
    count: records.length,
    lines: records.map((one, at) => ({ n: at + 1, previous: 'x', hash, record: one })),
    proof: {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-jcs-2022',
      created: '2026-11-23T00:00:00.000Z',
      verificationMethod: 'did:key:z6Mk#z6Mk',
      proofPurpose: 'assertionMethod',
      proofValue: 'z1',
    },
  }),
  certificates: [...certificates],
  asOf: monday,
});
const open = (roles: Role[], answers: Answers, place = '') =>
  openRoom(RecordsRoom, { answers, place, person: { ...wangMin, roles } });

describe('my record', () => {
  it('shows certificates with their state and every line in words, narrowed by kind', async () => {
    const mine = file(
      [record(), record({ kind: 'points', object: 'QZ-09@1', ref: 'p1', result: { delta: 15 } })],
      [
        certificate(),
        certificate({ number: number.replace('0', '1'), state: 'expired', title: '信息安全与保密' }),
      ],
    );
    const { root } = await open(['teller'], { 'records.mine': () => mine });
    expect(root.textContent).toContain('有效至 2027-11-23');
    expect([...root.querySelectorAll('.certificate-state')].map((tag) => tag.textContent)).toEqual([
      '有效',
      '已过期',
    ]);
    expect(root.textContent).toContain('8.5 / 10 · 合格');
    expect(root.textContent).toContain('+15 分');
    // A teller sees nobody else: one part, so no tabs.
    expect(root.querySelector('.room-tabs')).toBeNull();
  });

  it('asks for the year chosen, and says so while there is nothing', async () => {
    const { root, calls } = await open(['teller'], { 'records.mine': () => file([]) });
    expect(root.textContent).toContain('还没有记录');
    expect(root.textContent).toContain('还没有证书');
    expect(calls[0]).toEqual({ name: 'records.mine', asked: { query: {} } });
  });

  it('a broken file is said to be one, not shown', async () => {
    const { root } = await open(['teller'], { 'records.mine': () => ({ ...file([]), text: '{' }) });
    expect(root.querySelector('[role=alert]')?.textContent).toBeTruthy();
  });

  it('prints a certificate with the code of its public address', async () => {
    const { root } = await open(
      ['teller'],
      { 'records.mine': () => file([], [certificate()]) },
      `certificate/${number}`,
    );
    const address = `${location.origin}/certificates/${number}`;
    expect(root.querySelector('.certificate-address')?.textContent).toBe(address);
    const code = root.querySelector('.certificate-code');
    expect(code?.getAttribute('aria-label')).toBe(address);
    const dark = encode(address, { ecc: 'M', border: 2 }).data.flat().filter(Boolean).length;
    expect(code?.querySelector('path')?.getAttribute('d')?.match(/M/g)).toHaveLength(dark);
  });
});

describe('for those above', () => {
  const list = () => ({
    people: [
      {
        staffNo: 'T-001',
        name: '王敏',
        unit: '城东支行',
        posts: ['teller'],
        readings: 3,
        attempts: 2,
        passes: 1,
        courses: 0,
        attendances: 4,
        certificates: 1,
        points: 15,
      },
    ],
    total: 1,
    units: [{ code: '3201', name: '城东支行' }],
    asOf: monday,
  });

  it('lists people, opens one file, and links the exports with the filter', async () => {
    const { root, went, button } = await open(['branchManager'], { 'records.list': list }, 'people');
    expect(root.textContent).toContain('查看和导出他人档案会记入审计');
    expect([...root.querySelectorAll('a[download]')].map((link) => link.getAttribute('href'))).toEqual([
      '/api/records/export?format=csv',
      '/api/records/export?format=xlsx',
      '/api/records/export?format=xapi',
      '/api/records/export?format=files',
    ]);
    button('T-001').click();
    expect(went).toEqual(['records/people/T-001']);
  });

  it('a trainer takes a certificate back with a reason; a head is not offered it', async () => {
    const revoke = vi.fn(() => certificate({ state: 'revoked', revoked: { at: monday, reason: '代考' } }));
    const answers: Answers = {
      'records.person': () => file([], [certificate()]),
      'certificates.revoke': revoke,
    };
    const head = await open(['branchManager'], answers, 'people/T-009');
    expect(head.root.textContent).not.toContain('收回证书');
    const trainer = await open(['trainer'], answers, 'people/T-009');
    expect(trainer.root.textContent).toContain('收回证书');
  });

  it('R216: the share of certified staff of a unit, with the numbers behind it', async () => {
    const units = [{ code: '3201', name: '城东支行', people: 13, certified: 12, percent: 92 }];
    const { root } = await open(
      ['branchManager'],
      { 'certificates.units': () => ({ asOf: monday, units }) },
      'units',
    );
    expect(root.querySelector('.bars-row')?.textContent).toBe('城东支行9212 / 13');
  });
});
