import * as v from 'valibot';

import { readSession, writeSession } from '../storage/session-store.ts';

/** Whether the service answers, and since when not; shown in every status bar. */
export const linkSchema = v.strictObject({ online: v.boolean(), offlineSince: v.optional(v.number()) });
export type Link = v.InferOutput<typeof linkSchema>;

export const linkKey = 'link';

export async function readLink(): Promise<Link> {
  return (await readSession(linkKey, linkSchema)) ?? { online: true };
}

let back: () => void = () => undefined;

/** Sets what happens when the service answers again after it did not. */
export function whenBack(act: () => void): void {
  back = act;
}

export async function noteLink(online: boolean): Promise<void> {
  const before = await readLink();
  if (before.online === online) return;
  const next: Link = online ? { online } : { online, offlineSince: Date.now() };
  await writeSession({ [linkKey]: next });
  if (online) back();
}
