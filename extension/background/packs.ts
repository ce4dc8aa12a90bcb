import * as v from 'valibot';

import { type AdapterPack, packMatches, packSchema } from '../../core/page/pack.ts';
import { readLocal, writeLocal } from '../storage/session-store.ts';
import { packedJson } from './api.ts';

const list = v.array(v.unknown());
let cache: readonly AdapterPack[] | undefined;

function valid(raw: readonly unknown[]): AdapterPack[] {
  return raw.flatMap((each) => {
    const parsed = v.safeParse(packSchema, each);
    return parsed.success ? [parsed.output] : [];
  });
}

/** The packs in force: those built in, each replaced by a newer version from a verified snapshot. */
async function packs(): Promise<readonly AdapterPack[]> {
  if (cache) return cache;
  const byId = new Map<string, AdapterPack>();
  const builtIn = v.safeParse(list, await packedJson('/packs.json'));
  const synced = await readLocal('packs', list);
  for (const pack of [...valid(builtIn.success ? builtIn.output : []), ...valid(synced ?? [])]) {
    const known = byId.get(pack.id);
    if (!known || known.version < pack.version) byId.set(pack.id, pack);
  }
  cache = [...byId.values()];
  return cache;
}

/** Takes over the adapters of a verified snapshot. Broken ones are left out: the last good version stays. */
export async function adoptPacks(raw: readonly unknown[]): Promise<void> {
  const good = valid(raw);
  if (good.length === 0) return;
  await writeLocal({ packs: good });
  cache = undefined;
}

export async function packFor(address: string): Promise<AdapterPack | undefined> {
  return (await packs()).find((pack) => packMatches(pack.hosts, address));
}

export async function packById(id: string): Promise<AdapterPack | undefined> {
  return (await packs()).find((pack) => pack.id === id);
}

export async function allPacks(): Promise<readonly AdapterPack[]> {
  return packs();
}
