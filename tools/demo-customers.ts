import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  bodies,
  chance,
  dataDate,
  daysAgo,
  draw,
  forms,
  givenNames,
  one,
  places,
  surnames,
  trades,
  weighted,
} from './demo-draw.ts';

/**
 * Writes content/demo/customers-generated.csv: 2,000 invented customers beside the cast, the same at every run. Numbers
 * come from ranges nobody has: phones 1380000xxxx, documents 99…, accounts 99….
 */
const COUNT = 2_000;

/** Managers with the credit customers that the cast's grades ask for (R87); the cast itself holds the rest. */
const managers = [
  { no: 'M-01', name: '李航', unit: '3201', credit: 22 },
  { no: 'M-02', name: '赵倩', unit: '3201', credit: 40 },
  { no: 'M-03', name: '顾晨', unit: '3202', credit: 35 },
  { no: 'M-04', name: '罗静', unit: '3202', credit: 15 },
  { no: 'M-05', name: '沈洋', unit: '3202', credit: 8 },
] as const;
const creditSeats = managers.flatMap((manager) => Array.from({ length: manager.credit }, () => manager));

type Row = Record<string, string | number | undefined>;
let seatsTaken = 0;

function base(n: number, customerNo: string, unit: string): Row {
  const verified = weighted(
    [
      [draw(300, n, 'v'), 80],
      [380 + draw(900, n, 'v'), 20],
    ],
    n,
    'verified',
  );
  return {
    customerNo,
    dataDate: chance(4, n, 'stale') ? daysAgo(20 + draw(60, n, 'stale-days')) : dataDate,
    orgUnitCode: unit,
    isSoleTrader: 0,
    hasCredit: 0,
    protected: chance(1, n, 'protected') ? 1 : 0,
    phone: `1380000${String(n).padStart(4, '0')}`,
    accounts: `99003${unit.slice(1)}9${String(n).padStart(7, '0')}`,
    internalIds: `client:${300_000_000 + n};account:${310_000_000 + n}`,
    infoVerifiedOn: chance(3, n, 'never') ? undefined : daysAgo(verified),
    openComplaint: chance(2, n, 'complaint') ? 1 : 0,
    complaintHistory: weighted(
      [
        [0, 90],
        [1, 8],
        [2, 2],
      ],
      n,
      'history',
    ),
    relationshipSince: daysAgo(
      weighted(
        [
          [draw(180, n, 's'), 5],
          [200 + draw(6000, n, 's'), 95],
        ],
        n,
        'since',
      ),
    ),
  };
}

function personal(n: number): Row {
  const unit = one(['3201', '3202'], n, 'unit');
  const segment = weighted(
    [
      ['ordinary', 84],
      ['honoured', 11],
      ['vip', 4],
      ['private', 1],
    ],
    n,
    'segment',
  );
  const isVip = segment === 'vip' || segment === 'private';
  const manager =
    isVip && !chance(8, n, 'gap')
      ? one(
          managers.filter((each) => each.unit === unit),
          n,
          'm',
        )
      : undefined;
  const assessed = chance(55, n, 'assessed') ? draw(600, n, 'tolerance') : undefined;
  const given = Array.from({ length: 1 + draw(2, n, 'len') }, (_, i) => one(givenNames, n, 'given', i)).join(
    '',
  );
  return {
    ...base(n, `P-${30_000 + n}`, unit),
    name: one(surnames, n, 'surname') + given,
    customerType: 'personal',
    isSoleTrader: chance(6, n, 'trader') ? 1 : 0,
    hasCredit: chance(18, n, 'credit') ? 1 : 0,
    docNo: `9900000000${String(n).padStart(8, '0')}`,
    managerNo: manager?.no,
    managerName: manager?.name,
    managerDedicated: manager ? 1 : undefined,
    serviceSegment: segment,
    lifecycleStage: weighted(
      [
        ['new', 6],
        ['active', 80],
        ['dormant', 11],
        ['lost', 3],
      ],
      n,
      'stage',
    ),
    overdue: chance(1, n, 'overdue') ? 1 : 0,
    riskLevel: weighted(
      [
        ['low', 80],
        ['medium', 17],
        ['high', 3],
      ],
      n,
      'risk',
    ),
    riskAssessedOn: daysAgo(draw(500, n, 'risk-on')),
    riskTolerance: assessed === undefined ? undefined : 1 + draw(5, n, 'level'),
    toleranceAssessedOn: assessed === undefined ? undefined : daysAgo(assessed),
    lastVisitOn: isVip ? daysAgo(draw(200, n, 'visit')) : undefined,
    avgDailyDepositFen: isVip ? 50_000_000 + draw(900_000_000, n, 'avg') : undefined,
  };
}

function corporate(n: number): Row {
  const isInstitution = n % 11 === 0;
  const seat = isInstitution ? undefined : creditSeats[seatsTaken++];
  const unit = seat?.unit ?? one(['3201', '3202'], n, 'unit');
  const manager =
    seat ??
    (chance(5, n, 'gap')
      ? undefined
      : one(
          managers.filter((each) => each.unit === unit),
          n,
          'm',
        ));
  const deposit = weighted(
    [
      [draw(90_000_000, n, 'd'), 50],
      [100_000_000 + draw(390_000_000, n, 'd'), 30],
      [500_000_000 + draw(4_400_000_000, n, 'd'), 15],
      [5_000_000_000 + draw(4_000_000_000, n, 'd'), 3],
      [20_000_000_000 + draw(4_000_000_000, n, 'd'), 2],
    ],
    n,
    'deposit',
  );
  const vipLevel =
    deposit > 5_000_000_000 && chance(50, n, 'vip')
      ? one(['supreme', 'diamond', 'platinum', 'gold'], n, 'level')
      : undefined;
  const grade = seat
    ? weighted(
        [
          ['excellent', 25],
          ['good', 50],
          ['fair', 19],
          ['poor', 6],
        ],
        n,
        'grade',
      )
    : undefined;
  return {
    ...base(n, `C-${40_000 + n}`, unit),
    name: isInstitution
      ? `${one(places, n, 'place')}${one(bodies, n, 'body')}`
      : `${one(places, n, 'place')}${one(places, n, 'second')}${one(trades, n, 'trade')}${one(forms, n, 'form')}`,
    customerType: isInstitution ? 'institution' : 'enterprise',
    enterpriseSize: isInstitution
      ? undefined
      : weighted(
          [
            ['large', 5],
            ['medium', 20],
            ['small', 75],
          ],
          n,
          'size',
        ),
    hasCredit: seat ? 1 : 0,
    docNo: `99${String(n).padStart(15, '0')}X`,
    managerNo: manager?.no,
    managerName: manager?.name,
    managerDedicated: manager ? (vipLevel ? 1 : 0) : undefined,
    vipLevel,
    lifecycleStage: weighted(
      [
        ['new', 8],
        ['active', 84],
        ['dormant', 6],
        ['lost', 2],
      ],
      n,
      'stage',
    ),
    creditGrade: grade,
    creditGradeOn: grade ? daysAgo(30 + draw(300, n, 'grade-on')) : undefined,
    overdue: grade === 'poor' ? 1 : 0,
    riskLevel:
      grade === 'poor'
        ? 'high'
        : weighted(
            [
              ['low', 85],
              ['medium', 15],
            ],
            n,
            'risk',
          ),
    riskAssessedOn: daysAgo(draw(500, n, 'risk-on')),
    lastVisitOn: manager ? daysAgo(draw(400, n, 'visit')) : undefined,
    standardDepositFen: deposit,
    avgDailyDepositFen: Math.floor(deposit / 4),
    badCreditOn: grade === 'poor' ? daysAgo(100 + draw(200, n, 'bad')) : undefined,
    litigationOn: chance(1, n, 'suit') ? daysAgo(draw(700, n, 'suit-on')) : undefined,
  };
}

const rows = Array.from({ length: COUNT }, (_, index) => {
  const n = index + 8_000;
  return index % 9 < 7 ? personal(n) : corporate(n);
});
const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
const text = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  .map((cells) => cells.join(','))
  .join('\n');
if (process.argv.includes('--print')) process.stdout.write(`${text}\n`);
else writeFileSync(join(import.meta.dirname, '../content/demo/customers-generated.csv'), `${text}\n`);
