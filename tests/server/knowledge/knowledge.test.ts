import { createPublicKey, verify } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { articleSchema } from '../../../core/article/article.ts';
import { snapshotManifest, snapshotParts, type SignedManifest } from '../../../core/contracts/knowledge.ts';
import { AppError } from '../../../core/errors.ts';
import { packSchema } from '../../../core/page/pack.ts';
import { searchIndexFromBytes } from '../../../core/search/search-index.ts';
import { publicSigningKeys } from '../../../server/crypto/secrets.ts';
import { readContentFolder, type RawFile } from '../../../server/knowledge/content-files.ts';
import { KnowledgeCopy, sha256 } from '../../support/knowledge-copy.ts';
import { contentDir } from '../../support/demo-bank.ts';
import { createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
let token: string;
let shipped: RawFile[];
beforeAll(async () => {
  service = await createTestService();
  token = await service.login('T-002');
  shipped = await readContentFolder(contentDir);
});
afterAll(() => service.close());

const manifestOf = async (): Promise<SignedManifest> =>
  (await (await service.request('GET', '/api/knowledge/manifest', { token })).json()) as SignedManifest;
const parsed = ({ payload }: SignedManifest) => v.parse(snapshotManifest, JSON.parse(payload));
const blob = (hash: string) => service.request('GET', `/api/knowledge/blobs/${hash}`, { token });
const load = (files: RawFile[], publish: 'initial' | 'always' | 'never' = 'never') =>
  service.services.knowledge.load(files, { publish, by: 'test' });
const refusal = async (files: RawFile[]) => {
  const error: unknown = await load(files).catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw error;
  return error;
};
const changed = (path: string, change: (text: string) => string): RawFile[] =>
  shipped.map((file) =>
    file.path === path ? { path, content: Buffer.from(change(file.content.toString('utf8'))) } : file,
  );

describe('knowledge snapshot', () => {
  test('the manifest is signed by a key that the build of the extension knows', async () => {
    const signed = await manifestOf();
    const known = publicSigningKeys(service.secrets).find(({ id }) => id === signed.keyId);
    const key = createPublicKey({
      key: { kty: 'EC', crv: 'P-256', x: known?.x ?? '', y: known?.y ?? '' },
      format: 'jwk',
    });
    const check = (payload: string) =>
      verify(
        'sha256',
        Buffer.from(payload),
        { key, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signed.signature, 'base64'),
      );
    expect(check(signed.payload)).toBe(true);
    expect(check(signed.payload.replace('"revision":1', '"revision":2'))).toBe(false);
  });

  test('a terminal that has nothing gets every part, each as fingerprinted, and a ready index', async () => {
    const copy = new KnowledgeCopy(service, token);
    await copy.sync();
    const { parts, index } = parsed(await manifestOf());
    for (const part of snapshotParts) expect(await copy.fingerprint(part), part).toBe(parts[part]);
    const articles = v.parse(v.array(articleSchema), copy.of('articles'));
    expect(articles.length).toBeGreaterThanOrEqual(12);
    expect(
      articles.every((article) => article.confidentiality === 'internal'),
      'restricted ones never leave',
    ).toBe(true);
    expect(v.is(v.array(packSchema), copy.of('adapters'))).toBe(true);
    expect(copy.of('scripts').length).toBeGreaterThanOrEqual(9);
    expect(copy.of<{ kind: string }>('rules').map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['tier', 'access', 'masks', 'register']),
    );
    const response = await blob(index?.hash ?? '');
    expect(response.headers.get('cache-control')).toContain('immutable');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(await sha256(new TextDecoder().decode(bytes))).toBe(index?.hash);
    const keys = new Set(articles.map((article) => `article/${article.id}@${article.version}`));
    expect(searchIndexFromBytes(bytes).search({ text: '大额取现' }, keys)[0]?.id).toBe('ART-42');
  });

  test('an unknown hash is 404, a wrong one 400', async () => {
    expect((await blob('0'.repeat(64))).status).toBe(404);
    expect((await blob('../secrets')).status).toBe(404);
    expect((await blob('xyz')).status).toBe(400);
  });
});

describe('loading content', () => {
  test('the same files again: all skipped, no new revision', async () => {
    const before = parsed(await manifestOf()).revision;
    expect(await load(shipped, 'always')).toEqual({
      loaded: 0,
      published: 0,
      skipped: expect.any(Number) as number,
    });
    expect(parsed(await manifestOf()).revision).toBe(before);
  });

  test('a changed text under the same version is diverged and nothing is loaded', async () => {
    const error = await refusal(
      changed('rules/tier.yaml', (text) => text.replace('minMonths: 6', 'minMonths: 7')),
    );
    expect(error.code).toBe('content.diverged');
    expect(error.findings).toMatchObject([{ file: 'rules/tier.yaml', field: 'version' }]);
    expect(service.services.knowledge.rules().tier.minMonths).toBe(6);
  });

  test('a new version into a used base is a draft: nothing in force changes', async () => {
    const files = changed('rules/service.yaml', (text) =>
      text.replace(/version: \d+/, 'version: 9').replace('riskMonths: 12', 'riskMonths: 6'),
    );
    expect(await load(files, 'initial')).toMatchObject({ loaded: 1, published: 0 });
    expect(service.services.knowledge.rules().service.riskMonths).toBe(12);
  });

  test('published, it is in force at once under a new revision, and an older file is then diverged', async () => {
    const fresh = await createTestService();
    const files = changed('rules/masks.yaml', (text) =>
      text.replace('version: 1', 'version: 2').replace('keepStart: 3', 'keepStart: 0'),
    );
    await fresh.services.knowledge.load(files, { publish: 'always', by: 'test' });
    expect(fresh.services.knowledge.rules().masks.phone.keepStart).toBe(0);
    expect(parsed(fresh.services.knowledge.manifest()).revision).toBe(2);
    await expect(
      fresh.services.knowledge.load(shipped, { publish: 'always', by: 'test' }),
    ).resolves.toMatchObject({ loaded: 0 });
    const older = changed('rules/masks.yaml', (text) => text.replace('version: 1', 'version: 1 #'));
    await expect(
      fresh.services.knowledge.load(older, { publish: 'always', by: 'test' }),
    ).rejects.toMatchObject({ code: 'content.diverged' });
    await fresh.close();
  });

  test.each([
    ['a broken rule', 'rules/access.yaml', (text: string) => text.replace('level: A1', 'level: A7')],
    [
      'a sensitive field made public',
      'rules/access.yaml',
      (text: string) => text.replace('phoneMasked: A2', 'phoneMasked: A1'),
    ],
    [
      'a register that leads nowhere',
      'registers/service-case.yaml',
      (text: string) => text.replace('to: closed', 'to: nowhere'),
    ],
    ['broken YAML', 'rules/tier.yaml', (text: string) => text.replace('rows:', 'rows: [')],
    ['a broken adapter', 'adapters/demo-spa.json', (text: string) => text.replace('{', '')],
    ['a broken script', 'scripts/SCR-01.yaml', (text: string) => text.replace('nodes:', 'knots:')],
  ])('%s is refused with file and line, and the last good version stays', async (_name, path, change) => {
    const before = await manifestOf();
    const error = await refusal(changed(path, change));
    expect(error.code).toBe('content.invalid');
    expect(error.findings[0]).toMatchObject({ file: path, line: expect.any(Number) as number });
    expect(error.findings[0]?.message.length).toBeGreaterThan(3);
    expect(await manifestOf()).toEqual(before);
  });

  test('what is loaded keeps the file’s raw bytes', async () => {
    const { sql } = await import('drizzle-orm');
    for (const file of shipped.slice(0, 5)) {
      const rows = await service.database.sql.all<{ bytes: ArrayBuffer }>(
        sql`select bytes from content_versions where path = ${file.path}`,
      );
      expect(Buffer.from(rows[0]?.bytes ?? new ArrayBuffer(0)).equals(file.content), file.path).toBe(true);
    }
  });
});
