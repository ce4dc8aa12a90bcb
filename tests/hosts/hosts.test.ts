import { readFile, readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { pageKinds } from '../../core/page/kinds.ts';
import { packMatches } from '../../core/page/pack.ts';
import { parsePack } from '../../core/page/parse-pack.ts';
import { type DrivenEra, pageAddress } from './addresses.ts';
import { aliasesOf, byInternalId, byLoan, cast, customers } from './bank.ts';
import { decodeGbkForm, encodeGbk } from './frameset/gbk.ts';
import { type Hosts, startHosts } from './server.ts';

const kinds = pageKinds.filter((kind) => kind !== 'other');
const scripted = ['spa', 'hash', 'single'] as const;
let hosts: Hosts;

beforeAll(async () => {
  hosts = await startHosts();
});
afterAll(() => hosts.close());

const gbk = async (address: string): Promise<string> =>
  new TextDecoder('gbk').decode(await (await fetch(address)).arrayBuffer());

describe('every page kind for every customer of the cast', () => {
  it.each(kinds)('the scripted eras open and fill %s', async (kind) => {
    for (const era of scripted)
      for (const { customerNo } of cast) {
        const address = pageAddress(hosts.urls, era, kind, customerNo);
        if (address === undefined) throw new Error(`${era} cannot open ${kind}`);
        const answer = await fetch(address);
        expect(answer.headers.get('content-type')).toContain('text/html');
        expect(await answer.text()).toContain('app.js');
      }
    for (const one of cast) {
      const answer = await fetch(`${hosts.urls.spa}api/pages/${kind}?client=${one.internalId}`);
      const page = JSON.stringify(await answer.json());
      expect(page).toContain(one.customerNo);
      expect(page).toContain(one.name);
    }
  });

  it.each(kinds)('the frameset opens and fills %s in its main frame', async (kind) => {
    for (const one of cast) {
      const address = pageAddress(hosts.urls, 'frameset', kind, one.customerNo) ?? '';
      const src = /name="main" src="([^"]+)"/.exec(await gbk(address))?.[1]?.replaceAll('&amp;', '&') ?? '';
      const main = await gbk(new URL(src, address).href);
      expect(main).toContain(one.name);
      expect(main).toContain(one.accounts[0]?.accountNo);
      expect(main).not.toMatch(/ id="| class="|<label/);
    }
  });
});

describe('traps of real hosts', () => {
  it('one number is a client here and a loan there', () => {
    expect(byInternalId('100000031')?.customerNo).toBe('C-1002');
    expect(byLoan('100000031')?.customerNo).toBe('C-1001');
    const all = customers.flatMap((one) => aliasesOf(one).internalIds);
    expect(new Set(all).size).toBe(all.length);
  });

  it('deposit, withdrawal and repayment say nothing of who it is', async () => {
    for (const kind of ['deposit', 'withdrawal', 'repayment']) {
      const answer = await fetch(`${hosts.urls.hash}api/pages/${kind}?client=100000119`);
      const { sections } = (await answer.json()) as { sections: unknown };
      expect(JSON.stringify(sections)).not.toMatch(/P-2001|张伟|9900\d{12}|100000119/);
    }
  });

  it('prints the password beside 密码 and serves it in GBK', async () => {
    const page = await gbk(`${hosts.urls.frameset}main.do?tran=1010&cust=C-1002`);
    expect(page).toMatch(/密码：\s*<br><\/td><td[^>]*>\s*demo-0031/);
    expect(new TextDecoder('gbk').decode(encodeGbk('账号：张伟'))).toBe('账号：张伟');
    expect(decodeGbkForm('q=%D5%C5%CE%B0+a').get('q')).toBe('张伟 a');
  });

  it('answers a form posted inside the main frame at an address that names nobody', async () => {
    const address = `${hosts.urls.frameset}main.do`;
    const body = new URLSearchParams({ tran: '2107', acct: '9900 0012 2002 6688' });
    const page = new TextDecoder('gbk').decode(
      await (await fetch(address, { method: 'POST', body })).arrayBuffer(),
    );
    expect(page).toContain('P-2002');
  });

  it('holds back, ends the session or answers by halves for the named customer only', async () => {
    const status = async (path: string) => (await fetch(`${hosts.urls.spa}api/${path}`)).status;
    expect(await status('clients/100000031?fault=401:100000031')).toBe(401);
    expect(await status('clients/100000027?fault=401:100000031')).toBe(200);
    expect(await status('clients/100000031?fault=half')).toBe(200);
    expect(await status('pages/loan?client=100000031&fault=half')).toBe(500);
    const since = performance.now();
    await status('clients/100000031?latency=200');
    expect(performance.now() - since).toBeGreaterThan(190);
  });

  it('takes the main frame from the second origin when asked', async () => {
    const page = await gbk(`${hosts.urls.frameset}?cross=1&tran=1010&cust=C-1002`);
    expect(page).toContain(`name="main" src="${hosts.urls.frames}main.do`);
  });
});

describe('policy switches', () => {
  it.each([
    ['strict', 'content-security-policy', "script-src 'self'"],
    ['trusted-types', 'content-security-policy', 'require-trusted-types-for'],
    ['coep', 'cross-origin-embedder-policy', 'require-corp'],
    ['sandbox', 'content-security-policy', 'sandbox allow-scripts'],
  ])('?csp=%s sets %s', async (mode, header, value) => {
    for (const era of [...scripted, 'frameset'] as const) {
      const answer = await fetch(`${hosts.urls[era]}?csp=${mode}`);
      expect(answer.headers.get(header)).toContain(value);
      expect(await answer.text()).not.toMatch(/<script>|<script [^>]*>[^<]|style="| on[a-z]+="/);
    }
  });

  it('sets none unless asked, and the whole host when started so', async () => {
    expect((await fetch(hosts.urls.spa)).headers.get('content-security-policy')).toBeNull();
    const strict = await startHosts({ csp: 'trustedTypes' });
    const header = (await fetch(strict.urls.hash)).headers.get('content-security-policy');
    await strict.close();
    expect(header).toContain("trusted-types 'none'");
    await expect(fetch(strict.urls.hash)).rejects.toThrow();
  });

  it('serves no file outside the era', async () => {
    const answer = await fetch(`${hosts.urls.spa}static/..%2f..%2fbank.ts`);
    expect(await answer.text()).not.toContain('customerTable');
  });
});

describe('adapter packs', () => {
  it('every shipped pack is valid and matches exactly its own host', async () => {
    const folder = new URL('../../content/adapters/', import.meta.url);
    const matched: string[] = [];
    for (const file of (await readdir(folder)).filter((name) => name.startsWith('demo-'))) {
      const read = parsePack({ file, text: await readFile(new URL(file, folder), 'utf8') });
      if (!('value' in read)) throw new Error(JSON.stringify(read.findings));
      const named = new Set<string>(read.value.pages.map((page) => page.kind));
      expect(kinds.filter((kind) => !named.has(kind))).toEqual([]);
      for (const era of [...scripted, 'frameset'] satisfies DrivenEra[])
        if (packMatches(read.value.hosts, hosts.urls[era])) matched.push(`${read.value.id} ${era}`);
    }
    expect(matched.toSorted()).toEqual([
      'demo-frameset frameset',
      'demo-hash hash',
      'demo-single single',
      'demo-spa spa',
    ]);
  });
});
