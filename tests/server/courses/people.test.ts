import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createTestService, type TestService } from '../../support/service.ts';
import { learnerOf, nodeOf, publishChanged } from './stage.ts';

let service: TestService;
beforeEach(async () => {
  service = await createTestService();
});
afterEach(() => service.close());

describe('grades and rungs', () => {
  test('R215: grade D → C keeps finished courses and adds 营销技能', async () => {
    const line = await learnerOf(service, 'L-01');
    const set = (value: string) =>
      line.ask<{ added: { id: string; title: string }[] }>('POST', '/api/training/ranks', {
        staffNo: 'M-01',
        kind: 'managerGrade',
        value,
        from: '2026-11-23',
      });
    expect((await set('D')).body.added.map(({ title }) => title).sort()).toEqual(['业务与营销', '风险控制']);
    const manager = await learnerOf(service, 'M-01');
    await publishChanged(service, 'courses', 'CRS-06', (text) =>
      text.replace(
        /^units:[\s\S]*$/m,
        'units:\n  - id: only\n    title: 风险\n    aim: 看一条就算学完。\n    steps:\n      - { article: ART-33 }\n',
      ),
    );
    await manager.study('CRS-06');
    expect((await manager.task('CRS-06'))?.state).toBe('done');
    await line.again();
    expect((await set('C')).body.added).toEqual([{ id: 'CRS-07', title: '营销技能' }]);
    await manager.again();
    expect(await manager.task('CRS-06')).toMatchObject({ state: 'done', isFree: false });
    expect(await manager.task('CRS-07')).toMatchObject({ state: 'open', startOn: '2026-11-23' });
    expect(await manager.task('CRS-08')).toBeUndefined();
  });

  test('R204: T-001 is at step 1, step 2 needs 3 courses; nobody but the line department says so', async () => {
    const teller = await learnerOf(service, 'T-001');
    expect((await teller.mine()).career).toMatchObject({ step: 1, next: { step: 2, open: 3 } });
    const rank = { staffNo: 'T-001', kind: 'careerStep', value: '2', from: '2026-11-23' };
    const head = await learnerOf(service, 'B-01');
    expect((await head.ask('POST', '/api/training/ranks', rank)).status).toBe(403);
    const line = await learnerOf(service, 'L-01');
    expect((await line.ask('POST', '/api/training/ranks', rank)).status).toBe(200);
    expect((await teller.mine()).career?.step).toBe(2);
    const self = { ...rank, staffNo: 'L-01' };
    expect((await line.ask('POST', '/api/training/ranks', self)).body.code).toBe('access.denied');
  });
});

describe('who sees whom', () => {
  const learners = async (no: string, object: string) =>
    (
      await (
        await learnerOf(service, no)
      ).ask<{ learners: { staffNo: string }[] }>('GET', `/api/training/overview/${object}`)
    ).body.learners?.map(({ staffNo }) => staffNo);

  test('the head of a unit the people below, never themselves; trainers, line departments and audit all; others nobody', async () => {
    const own = await learners('B-01', 'CRS-03');
    expect(own).toEqual(expect.arrayContaining(['T-001', 'M-01']));
    for (const other of ['T-003', 'M-03', 'B-01']) expect(own).not.toContain(other);
    for (const no of ['K-01', 'L-01', 'A-01'])
      expect(await learners(no, 'CRS-03')).toEqual(expect.arrayContaining(['T-001', 'T-003']));
    const teller = await learnerOf(service, 'T-001');
    for (const path of ['/api/training/overview', '/api/training/overview/CRS-03', '/api/assignments'])
      expect((await teller.ask('GET', path)).status).toBe(403);
    const colleague = '/api/courses/CRS-03/learners/T-003';
    expect((await teller.ask('GET', colleague)).body.code).toBe('access.denied');
    expect((await (await learnerOf(service, 'B-01')).ask('GET', colleague)).body.code).toBe('access.denied');
    expect((await (await learnerOf(service, 'A-01')).ask('GET', colleague)).status).toBe(200);
  });

  test('R206: no session in 2026-10 is red for 城东支行, a delivered one on 2026-10-31 green', async () => {
    const lights = async (sessions: number) => {
      const { node } = nodeOf(service, (unit, month) =>
        unit === '3201' && month === '2026-10' ? sessions : 0,
      );
      const head = await service.services.personOf('B-01');
      if (head === undefined) throw new Error('B-01');
      const call = { session: { person: head }, now: service.now() } as Parameters<
        typeof node.overview.overview
      >[0];
      const { months } = await node.overview.overview(call);
      return months
        ?.find(({ unit }) => unit === '城东支行')
        ?.months.map(({ month, light }) => `${month} ${light}`);
    };
    expect(await lights(0)).toEqual(['2026-09 red', '2026-10 red', '2026-11 open']);
    expect(await lights(1)).toEqual(['2026-09 red', '2026-10 green', '2026-11 open']);
  });
});
