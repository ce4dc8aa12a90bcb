import * as v from 'valibot';

import type { Finding } from '../../core/errors.ts';
import { type AdapterPack, packMatches } from '../../core/page/pack.ts';
import { parsePack } from '../../core/page/parse-pack.ts';
import { readLocal, writeLocal } from '../storage/session-store.ts';
import { packedJson } from './api.ts';

const list = v.array(v.unknown());

/** What is in force, and what was refused and why. */
export interface PackShelf {
  readonly packs: readonly AdapterPack[];
  readonly findings: readonly Finding[];
}

let cache: PackShelf | undefined;

function sift(file: string, raw: readonly unknown[]): { packs: AdapterPack[]; findings: Finding[] } {
  const results = raw.map((each) => parsePack({ file, text: JSON.stringify(each, null, 2) }));
  return {
    packs: results.flatMap((each) => ('value' in each ? [each.value] : [])),
    findings: results.flatMap((each) => ('findings' in each ? each.findings : [])),
  };
}

/**
 * The packs in force: those built in, each replaced by a newer version from a verified snapshot. A broken pack is left
 * out with its findings: the last good version stays.
 */
export async function packShelf(): Promise<PackShelf> {
  if (cache) return cache;
  const byId = new Map<string, AdapterPack>();
  const packed = v.safeParse(list, await packedJson('/packs.json'));
  const builtIn = sift('packs.json', packed.success ? packed.output : []);
  const synced = sift('snapshot', (await readLocal('packs', list)) ?? []);
  for (const pack of [...builtIn.packs, ...synced.packs]) {
    const known = byId.get(pack.id);
    if (!known || known.version < pack.version) byId.set(pack.id, pack);
  }
  cache = { packs: [...byId.values()], findings: [...builtIn.findings, ...synced.findings] };
  return cache;
}

/** Takes over the adapters of a verified snapshot; which of them are good is decided when they are read. */
export async function adoptPacks(raw: readonly unknown[]): Promise<void> {
  await writeLocal({ packs: raw });
  cache = undefined;
}

/** The pack that speaks for an address; none where the bank has switched it off. */
export async function packFor(address: string): Promise<AdapterPack | undefined> {
  return (await packShelf()).packs.find((pack) => pack.enabled && packMatches(pack.hosts, address));
}

export async function packById(id: string): Promise<AdapterPack | undefined> {
  return (await packShelf()).packs.find((pack) => pack.id === id);
}
