import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import sharp from 'sharp';
import { expect, inject, onTestFinished, test } from 'vitest';
import * as v from 'valibot';

import { type ChangesPage, snapshotManifest, snapshotParts } from '../../../core/contracts/knowledge.ts';
import { fingerprint } from '../../../core/sync/fingerprint.ts';
import { temporaryFolder } from '../../support/database.ts';
import { personAt, terminalOrigin } from '../../support/person.ts';
import { randomFrom, rounds, seed } from '../../support/size.ts';
import { freePort, ServiceProcess } from '../../support/stack.ts';
import { articleText } from './desk.ts';

const sha256 = (text: string): Promise<string> =>
  Promise.resolve(createHash('sha256').update(text).digest('hex'));

test(
  'a service killed in saves, uploads and publications loses nothing it has acknowledged and doubles nothing',
  { timeout: 900_000 },
  async () => {
    const random = randomFrom(seed);
    const data = temporaryFolder();
    cpSync(inject('bank'), data, { recursive: true });
    const service = new ServiceProcess({
      port: await freePort(),
      data,
      extensionOrigin: terminalOrigin,
    });
    onTestFinished(() => service.stop('SIGKILL'));
    await service.start();
    const { done: author } = await personAt(service.url, 'K-01');
    const { done: reviewer } = await personAt(service.url, 'K-02');
    const draft = await author<{ id: string }>('POST', '/api/drafts', {
      kind: 'articles',
      text: articleText({ slug: 'held' }),
    });
    const path = `/api/drafts/${draft?.id}`;
    const saved = new Map<number, string>();
    const pictures: string[] = [];
    const published = new Set<string>();
    const tried = { saves: 0, uploads: 0, publications: 0 };
    let n = 1;
    let killed = false;

    const saving = async (): Promise<void> => {
      while (!killed) {
        tried.saves += 1;
        const text = articleText({ slug: 'held', title: `第 ${tried.saves} 次` });
        const answer = await author<{ saved: boolean; n: number }>('PUT', path, { n, text });
        if (answer?.saved === true) {
          n = answer.n;
          saved.set(n, text);
        }
      }
    };
    const uploading = async (): Promise<void> => {
      while (!killed) {
        tried.uploads += 1;
        const colour = { r: tried.uploads % 256, g: (tried.uploads >> 8) % 256, b: 7 };
        const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: colour } })
          .png()
          .toBuffer();
        const answer = await author<{ src: string }>('POST', '/api/media', {
          base64: png.toString('base64'),
        });
        if (answer) pictures.push(answer.src);
      }
    };
    const publishing = async (): Promise<void> => {
      while (!killed) {
        tried.publications += 1;
        const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
        const text = articleText({ slug: `kill-${tried.publications}`, effectiveFrom: today });
        const made = await author<{ id: string }>('POST', '/api/drafts', { kind: 'articles', text });
        const submitted =
          made && (await author<{ n: number }>('POST', `/api/drafts/${made.id}/submission`, { n: 1 }));
        if (!made || !submitted) continue;
        const at = { n: submitted.n };
        if (!(await reviewer('POST', `/api/drafts/${made.id}/decisions`, { ...at, decision: 'approve' })))
          continue;
        const done = await reviewer<{ itemId: string; version: number }>(
          'POST',
          `/api/drafts/${made.id}/publication`,
          at,
        );
        if (done) published.add(`${done.itemId}@${done.version}`);
      }
    };

    const wanted = rounds(20, 2);
    for (let round = 0; round < wanted; round += 1) {
      killed = false;
      const working = Promise.all([saving(), uploading(), publishing()]);
      await new Promise((resolve) => setTimeout(resolve, 600 + random() * 1_400));
      killed = true;
      await service.stop('SIGKILL');
      await working;
      await service.start();
      // What was acknowledged last is there, or the one text that was on its way.
      const held = await author<{ n: number; text: string }>('GET', path);
      expect([n, n + 1]).toContain(held?.n);
      if (held?.n === n && saved.has(n))
        expect(held.text.match(/^title: .*/m)?.[0]).toBe(saved.get(n)?.match(/^title: .*/m)?.[0]);
      n = held?.n ?? n;
    }

    const { payload } = (await author<{ payload: string }>('GET', '/api/knowledge/manifest')) ?? {
      payload: '{}',
    };
    const { revision, parts } = v.parse(snapshotManifest, JSON.parse(payload));
    const entries = new Map<string, string>();
    for (let after = '', more = true; more;) {
      const page = await author<ChangesPage>('GET', `/api/knowledge/changes?from=0&to=${revision}${after}`);
      for (const { part, key, value } of page?.changes ?? []) {
        expect(entries.has(`${part}/${key}`)).toBe(false);
        if (value !== undefined) entries.set(`${part}/${key}`, await sha256(value));
      }
      more = page?.next !== undefined;
      after = `&after=${encodeURIComponent(page?.next ?? '')}`;
    }
    for (const part of snapshotParts) {
      const held = [...entries].filter(([name]) => name.startsWith(`${part}/`));
      const names = new Map(held.map(([name, hash]) => [name.slice(part.length + 1), hash]));
      expect(await fingerprint(names, sha256), part).toBe(parts[part]);
    }
    const lost = [...published].filter((key) => !entries.has(`articles/${key}`));
    for (const src of pictures) {
      const bytes = Buffer.from(await (await fetch(service.url + src)).arrayBuffer());
      if ((await sharp(bytes).metadata()).width !== 64) lost.push(src);
    }
    console.log(
      `${wanted} kills, seed ${seed}: ${saved.size} saves, ${pictures.length} uploads, ${published.size} publications acknowledged of ${tried.saves}, ${tried.uploads}, ${tried.publications}; ${lost.length} lost`,
    );
    expect(lost).toEqual([]);
    expect(saved.size).toBeGreaterThan(0);
    expect(pictures.length).toBeGreaterThan(0);
  },
);
