import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Statement } from '../../../core/record/xapi.ts';
import { createLrsPush } from '../../../server/lrs/push.ts';
import { recordsHead } from '../../../server/records/anchored.ts';
import { appendRecord } from '../../../server/records/append.ts';
import { statementDeps } from '../../../server/records/export.ts';
import { createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await createTestService();
  await service.database.writer.write(async (tx) => {
    for (let n = 1; n <= 70; n += 1)
      await appendRecord(tx, {
        kind: 'course',
        staffNo: 'T-001',
        orgUnitCode: '3201',
        object: 'CRS-01',
        version: 1,
        title: '入职培训',
        ref: `line-${n}`,
        result: { step: n },
        at: service.now() + n,
      });
  });
});
afterAll(() => service.close());

describe('the push to a record store', () => {
  test('goes in order, again after failures, follows no redirect, and sends nothing twice', async () => {
    const got: Statement[] = [];
    const asked: string[] = [];
    let answer: (method: string) => number = () => 503;
    const store = createServer((request, response) => {
      let text = '';
      request.on('data', (piece: Buffer) => (text += piece.toString()));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        asked.push(
          `${method} ${url.split('?')[0]} ${String(headers['x-experience-api-version'])} ${String(headers.authorization)}`,
        );
        const status = answer(method);
        if (status === 200) got.push(...([JSON.parse(text)].flat() as Statement[]));
        response.writeHead(status, { location: '/elsewhere' }).end();
      });
    });
    await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
    const { port } = store.address() as AddressInfo;
    const { push } = createLrsPush({
      sql: service.database.sql,
      writer: service.database.writer,
      target: { url: `http://127.0.0.1:${port}/xapi`, user: 'bank', password: 'secret' },
      statements: statementDeps('https://bank.example'),
      send: (request) => fetch(request),
      clock: service.now,
    });
    const total = (await recordsHead(service.database.sql))?.n ?? 0;
    expect(await push()).toEqual({ lines: 0, state: 'failed' });
    // It waits before it tries again.
    answer = () => 302;
    expect(await push()).toEqual({ lines: 0, state: 'idle' });
    service.advance(1_000);
    expect((await push()).state).toBe('failed');
    expect(asked.some((line) => line.includes('/elsewhere'))).toBe(false);
    service.advance(2_000);
    // There already, from a try whose answer was lost: one by one, and each is fine.
    answer = (method) => (method === 'POST' ? 409 : 200);
    let sent = (await push()).lines;
    answer = () => 200;
    for (let result = await push(); result.state === 'sent'; result = await push()) sent += result.lines;
    expect(sent).toBe(total);
    expect(got).toHaveLength(total);
    expect(new Set(got.map(({ id }) => id)).size).toBe(total);
    expect(asked[0]).toBe(
      `POST /xapi/statements 1.0.3 Basic ${Buffer.from('bank:secret').toString('base64')}`,
    );
    expect(await push()).toEqual({ lines: 0, state: 'idle' });
    store.close();
  });
});
