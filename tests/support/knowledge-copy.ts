import { createHash } from 'node:crypto';

import { type ChangesPage, type SnapshotPart, snapshotManifest } from '../../core/contracts/knowledge.ts';
import * as v from 'valibot';
import { fingerprint } from '../../core/sync/fingerprint.ts';
import type { TestService } from './service.ts';

export const sha256 = (text: string): Promise<string> =>
  Promise.resolve(createHash('sha256').update(text).digest('hex'));

/** A terminal's knowledge copy, kept as a terminal keeps it: by changes from its own revision. */
export class KnowledgeCopy {
  revision = 0;
  /** Bytes of all pages it was given. */
  bytes = 0;
  readonly entries = new Map<string, string>();
  private readonly service: TestService;
  private readonly token: string;

  constructor(service: TestService, token: string) {
    this.service = service;
    this.token = token;
  }

  manifest() {
    return v.parse(snapshotManifest, JSON.parse(this.service.services.knowledge.manifest().payload));
  }

  async page(from: number, to: number, after?: string): Promise<ChangesPage> {
    const more = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
    const path = `/api/knowledge/changes?from=${from}&to=${to}${more}`;
    const text = await (await this.service.request('GET', path, { token: this.token })).text();
    this.bytes += Buffer.byteLength(text);
    return JSON.parse(text) as ChangesPage;
  }

  async sync(): Promise<void> {
    const { revision: to } = this.manifest();
    for (let after: string | undefined, more = true; more;) {
      const { changes, next } = await this.page(this.revision, to, after);
      for (const { part, key, value } of changes) {
        if (value === undefined) this.entries.delete(`${part}/${key}`);
        else this.entries.set(`${part}/${key}`, value);
      }
      more = next !== undefined;
      after = next;
    }
    this.revision = to;
  }

  /** Items of a part, in the order of their keys. */
  of<T>(part: SnapshotPart): T[] {
    return [...this.entries]
      .filter(([name]) => name.startsWith(`${part}/`))
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([, text]) => JSON.parse(text) as T);
  }

  async fingerprint(part: SnapshotPart): Promise<string> {
    const entries = new Map<string, string>();
    for (const [name, text] of this.entries) {
      if (name.startsWith(`${part}/`)) entries.set(name.slice(part.length + 1), await sha256(text));
    }
    return fingerprint(entries, sha256);
  }
}
