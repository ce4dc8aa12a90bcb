import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { type Browser, launchBrowser } from '../../support/browser.ts';
import { logIn } from '../../support/login.ts';
import { panelOf, panelSays } from '../../support/panel.ts';
import { filesBelow, holding } from '../../support/files-below.ts';
import { rounds } from '../../support/size.ts';
import { type RunningStack, buildExtension, startStack } from '../../support/stack.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const CUSTOMERS = 200;
/** A teller may look up 60 customers a minute (R-RL1): a full day's round goes slower than that. */
const PER_MINUTE = 55;

const numbered = (n: number) => String(n).padStart(4, '0');
/** Three values of each customer that stand in no page of the bank: only the service can have brought them here. */
const sentinels = (n: number) => [
  `哨兵企业${numbered(n)}有限公司`,
  `哨经理${numbered(n)}`,
  `哨兵方案${numbered(n)}`,
];

const header =
  'customerNo,dataDate,orgUnitCode,name,customerType,enterpriseSize,isSoleTrader,hasCredit,protected,phone,docNo,accounts,internalIds,managerNo,managerName,managerDedicated,infoVerifiedOn,relationshipSince,standardDepositFen,plan';
const row = (n: number) => {
  const [name, manager, plan] = sentinels(n);
  return `C-7${numbered(n)},2026-11-20,3201,${name},enterprise,small,0,0,0,1380000${numbered(n)},9900000000000${numbered(n)}K,,client:70${numbered(n)},M-01,${manager},0,2026-09-01,2015-01-01,100000000,${plan}`;
};

const pack = (port: number) => ({
  schema: 1,
  id: 'disk-host',
  version: 1,
  title: { zh: '磁盘测试', en: 'Disk test' },
  hosts: [`http://127.0.0.1:${port}/*`],
  anchors: {
    id: {
      kind: 'internalId',
      prefix: 'client:',
      from: { source: 'address', part: 'path' },
      pattern: '^/c/(\\d{1,12})$',
    },
    no: { kind: 'customerNo', from: { source: 'text', selector: '#no' }, pattern: '^([CP]-\\d{4,12})$' },
  },
  pages: [
    { kind: 'customerDetail', when: { address: ['^/c/'] }, anchors: ['id', 'no'], agree: [['id', 'no']] },
  ],
});

describe('T12: what only the service returns never reaches the disk', () => {
  let stack: RunningStack;
  let browser: Browser;
  const host = createServer((request, response) => {
    const id = /^\/c\/70(\d{4})$/.exec(request.url ?? '')?.[1] ?? '';
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>bank</title><h1>客户信息</h1><p id="no">C-7${id}</p>`);
  });
  let port = 0;

  beforeAll(async () => {
    stack = await startStack(inject('stack').bank);
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    ({ port } = host.address() as AddressInfo);
    const adapters = join(stack.data, 'adapters');
    mkdirSync(adapters);
    writeFileSync(join(adapters, 'disk-host.json'), JSON.stringify(pack(port)));
    const file = join(stack.data, 'sentinels.csv');
    const lines = Array.from({ length: CUSTOMERS }, (_, n) => row(n));
    writeFileSync(file, [header, ...lines, ''].join('\n'));
    execFileSync(process.execPath, ['tools/admin.ts', 'import', file], {
      cwd: root,
      env: { ...process.env, TELLERWISE_DATA: stack.data },
    });
    const { path } = buildExtension({
      hosts: [`http://127.0.0.1:${port}/`],
      server: stack.server,
      data: stack.data,
      out: join(stack.data, 'disk-extension'),
      adapters,
    });
    browser = await launchBrowser({ extension: path });
    await logIn(browser, 'M-01');
  });
  afterAll(async () => {
    await browser?.close().catch(() => undefined);
    await stack?.close();
    host.close();
  });

  // A full day's round keeps to the quota: 200 customers take four minutes.
  const timeout = 600_000;
  it(
    'after a day of customers, a reveal and a search, the profile folder holds none of the sentinels',
    { timeout },
    async () => {
      const visits = rounds(CUSTOMERS, 20);
      const page = await browser.context.newPage();
      for (let n = 0; n < visits; n++) {
        const started = Date.now();
        await page.goto(`http://127.0.0.1:${port}/c/70${numbered(n)}`);
        const [name = '', manager = ''] = sentinels(n);
        await panelSays(page, name, manager);
        const rest = 60_000 / PER_MINUTE - (Date.now() - started);
        if (visits > PER_MINUTE && rest > 0) await page.waitForTimeout(rest);
      }
      const panel = await panelOf(page);
      // A4: the whole phone number of the last one comes to the terminal for a minute.
      const revealed = await panel.evaluate(async () => {
        const { chrome } = globalThis as unknown as {
          chrome: {
            runtime: { sendMessage(message: unknown): Promise<{ ok: boolean; value?: { value: string } }> };
            storage: { session: { get(keys: null): Promise<Record<string, { generation?: string }>> } };
          };
        };
        const all = await chrome.storage.session.get(null);
        const tab = Object.keys(all).find((key) => key.startsWith('tab:')) ?? '';
        const request = { generation: all[tab]?.generation, field: 'phone', purpose: '客户回访核对' };
        return chrome.runtime.sendMessage({ to: 'background', name: 'customer.reveal', request });
      });
      expect(revealed.value?.value).toBe(`1380000${numbered(visits - 1)}`);
      const search = panel.getByRole('combobox').or(panel.getByRole('searchbox')).first();
      await search.fill('投诉 时限');
      await panelSays(page, '投诉处理时限与闭环');
      const { profile } = browser;
      await browser.close({ keepProfile: true });

      const wanted = Array.from({ length: CUSTOMERS }, (_, n) => sentinels(n)).flat();
      // A stem each, so that one pass over a file finds any of the 600.
      const files = filesBelow(profile);
      const hits = holding(files, ['哨兵企业', '哨经理', '哨兵方案', '1380000']);
      expect(files.length).toBeGreaterThan(20);
      expect(hits).toEqual([]);
      // The search must be able to find: the knowledge copy is there in clear, so its words are.
      expect(holding(files, ['投诉处理时限'])).not.toEqual([]);
      console.log(
        `disk: ${visits} customers visited, ${wanted.length} sentinels, ${files.length} files, ${hits.length} hits`,
      );
      rmSync(profile, { recursive: true, force: true });
    },
  );
});
