import * as v from 'valibot';
import { browser } from 'wxt/browser';

/** Reads one item of `storage.session` by its schema; what does not fit is treated as absent. */
export async function readSession<S extends v.GenericSchema>(
  key: string,
  schema: S,
): Promise<v.InferOutput<S> | undefined> {
  const found = await browser.storage.session.get(key);
  const parsed = v.safeParse(schema, found[key]);
  return parsed.success ? parsed.output : undefined;
}

export async function writeSession(items: Record<string, unknown>): Promise<void> {
  await browser.storage.session.set(items);
}

export async function removeSession(...names: string[]): Promise<void> {
  await browser.storage.session.remove(names);
}

/** Names of everything kept in `storage.session`. */
export async function sessionKeys(): Promise<string[]> {
  return Object.keys(await browser.storage.session.get(null));
}

/** Reads one item of `storage.local`: settings of this terminal, never anything about a customer. */
export async function readLocal<S extends v.GenericSchema>(
  key: string,
  schema: S,
): Promise<v.InferOutput<S> | undefined> {
  const found = await browser.storage.local.get(key);
  const parsed = v.safeParse(schema, found[key]);
  return parsed.success ? parsed.output : undefined;
}

export async function writeLocal(items: Record<string, unknown>): Promise<void> {
  await browser.storage.local.set(items);
}
