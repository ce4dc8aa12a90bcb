import * as v from 'valibot';

import { panel } from '../../core/i18n/zh-CN/panel.ts';
import { placeSchema } from '../messaging/protocol.ts';
import { keys } from './items.ts';
import { readLocal, writeLocal } from './session-store.ts';

/** Settings of this terminal: nothing personal. */
export const preferencesSchema = v.strictObject({
  language: v.optional(v.picklist(['zh-CN', 'en']), 'zh-CN'),
  theme: v.optional(v.picklist(['light', 'dark', 'system']), 'system'),
  places: v.optional(v.record(v.string(), placeSchema), {}),
  /** The sentence of the chosen language for pages that outlive an update; written by the screens, which hold the catalogue. */
  updatedHint: v.optional(v.string(), ''),
});
export type Preferences = v.InferOutput<typeof preferencesSchema>;

export async function readPreferences(): Promise<Preferences> {
  return (await readLocal(keys.preferences, preferencesSchema)) ?? v.parse(preferencesSchema, {});
}

export async function placeOn(packId: string): Promise<v.InferOutput<typeof placeSchema> | undefined> {
  return (await readPreferences()).places[packId];
}

export async function rememberPlace(packId: string, place: v.InferOutput<typeof placeSchema>): Promise<void> {
  const before = await readPreferences();
  await writeLocal({ [keys.preferences]: { ...before, places: { ...before.places, [packId]: place } } });
}

/** Until a screen has been drawn here (the first page after installing), the sentence is the Chinese one. */
export async function updatedHint(): Promise<string> {
  return (await readPreferences()).updatedHint || panel['panel.updatedHint'];
}

export async function changePreferences(change: Partial<Omit<Preferences, 'places'>>): Promise<void> {
  await writeLocal({ [keys.preferences]: { ...(await readPreferences()), ...change } });
}
