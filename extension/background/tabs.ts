import { browser } from 'wxt/browser';

import type { PageContext } from '../../core/page/context.ts';
import type { FrameFacts } from '../../core/page/facts.ts';
import { recognise, unknownHost } from '../../core/page/recognise.ts';
import type { Push, PushName } from '../messaging/protocol.ts';
import { keys } from '../storage/items.ts';
import { removeSession } from '../storage/session-store.ts';
import { askCustomer } from './ask-customer.ts';
import { noteLink } from './link.ts';
import { packById } from './packs.ts';
import { notePage } from './pages.ts';
import { currentSession } from './session.ts';
import { type Track, generationOf, inOrder, readTab, readTrack, writeTab, writeTrack } from './track.ts';

const blank: PageContext = { ...unknownHost(), reason: 'loading' };

/** Pushes a message into one frame of a tab; a tab that is gone is no error. */
export async function push<N extends PushName>(
  tabId: number,
  frameId: number,
  name: N,
  message: Push<N>,
): Promise<boolean> {
  return browser.tabs.sendMessage(tabId, { to: 'page', name, push: message }, { frameId }).then(
    () => true,
    (error: unknown) => !String(error).includes('Receiving end does not exist'),
  );
}

/** Blanks a tab at once: whatever stood there belongs to an older generation. Call inside the tab's queue. */
async function startGeneration(tabId: number, track: Track): Promise<void> {
  const generation = generationOf(track);
  await writeTab(tabId, { generation, since: Date.now(), page: blank, status: 'loading' }, track);
}

const isSame = (a: PageContext | undefined, b: PageContext | undefined) =>
  JSON.stringify(a) === JSON.stringify(b);

async function pageOf(track: Track): Promise<PageContext | undefined> {
  if (track.frames.some((frame) => !frame.facts) || !track.frames.some((frame) => frame.frameId === 0))
    return undefined;
  const pack = await packById(track.packId);
  if (!pack) return unknownHost();
  return recognise(
    pack,
    track.frames.flatMap(({ frameId, facts }) => (facts ? [{ frameId, facts }] : [])),
  );
}

/**
 * Puts the facts together and, where they name a customer, asks the service; an answer for an old generation is dropped.
 * `pressed` is the generation for which the teller pressed 核对无误: for any other the press says nothing.
 */
export async function resolveTab(tabId: number, options: { pressed?: string } = {}): Promise<void> {
  const found = await inOrder(tabId, async () => {
    const track = await readTrack(tabId);
    const page = track && (await pageOf(track));
    if (!track || !page) return undefined;
    await notePage(tabId, page);
    if (page.level === 'none') {
      const session = await currentSession();
      const isOut = !session || session.locked;
      const status = page.reason === 'loading' ? 'loading' : isOut ? 'signedOut' : 'none';
      await writeTab(tabId, { generation: generationOf(track), since: Date.now(), page, status });
      return undefined;
    }
    // The page kind is known before the customer is: script and articles need not wait.
    const pressed = options.pressed === generationOf(track);
    if (!pressed) {
      await writeTab(tabId, { generation: generationOf(track), since: Date.now(), page, status: 'loading' });
    }
    return { track, page, pressed };
  });
  if (!found) return;
  const session = await currentSession();
  const verdict = await askCustomer(found.page, {
    pressed: found.pressed,
    confirmedRef: found.track.confirmedRef,
  });
  await noteLink(verdict.status !== 'offline');
  await inOrder(tabId, async () => {
    const track = await readTrack(tabId);
    if (!track || generationOf(track) !== generationOf(found.track)) return;
    // Another frame may have spoken meanwhile without a new generation: the answer is to a question nobody asks any more.
    if (!isSame(await pageOf(track), found.page)) return;
    // Logged out or someone else logged in meanwhile: what was answered was for another person.
    if ((await currentSession())?.bearer !== session?.bearer && (verdict.customer || verdict.identity))
      return;
    const page: PageContext =
      verdict.reason === undefined ? found.page : { ...found.page, level: 'none', reason: 'disagree' };
    await writeTab(tabId, { generation: generationOf(track), since: Date.now(), page, ...verdict });
    if (verdict.reason) await notePage(tabId, page);
    if (verdict.customer) await writeTrack(tabId, { ...track, confirmedRef: verdict.customer.ref });
  });
}

/** A top document has loaded: a new page of the tab, nothing of the old one holds. */
export function tabLoaded(tabId: number, document: string, packId: string): Promise<void> {
  return inOrder(tabId, () => startGeneration(tabId, { document, n: 1, m: 0, packId, frames: [] }));
}

/** The top frame has changed; it has hidden the panel itself already. */
export function topChanged(tabId: number, document: string, n: number): Promise<void> {
  return inOrder(tabId, async () => {
    const track = await readTrack(tabId);
    if (!track || track.document !== document || n <= track.n) return;
    const frames = track.frames.filter((frame) => frame.frameId !== 0);
    await startGeneration(tabId, { ...track, n, frames });
  });
}

/** A frame below has changed, was replaced or is gone. */
export function frameChanged(
  tabId: number,
  frameId: number,
  document: string,
  isGone: boolean,
): Promise<void> {
  return inOrder(tabId, async () => {
    const track = await readTrack(tabId);
    const known = track?.frames.find((frame) => frame.frameId === frameId);
    if (!track || (isGone && known?.document !== document)) return;
    const m = track.m + 1;
    void push(tabId, 0, 'panel.hide', { document: track.document, m });
    const others = track.frames.filter((frame) => frame.frameId !== frameId);
    await startGeneration(tabId, {
      ...track,
      m,
      frames: isGone ? others : [...others, { frameId, document }],
    });
  }).then(() => (isGone ? resolveTab(tabId) : undefined));
}

/** A frame reports what it shows. Facts that change the picture without notice start a generation of their own. */
export async function frameReports(
  tabId: number,
  frame: { frameId: number; document: string; n: number; facts: FrameFacts },
): Promise<void> {
  // The change that came before may have been lost with a stopped worker; what is reported now is newer all the same.
  if (frame.frameId === 0) await topChanged(tabId, frame.document, frame.n);
  const isNews = await inOrder(tabId, async () => {
    const track = await readTrack(tabId);
    if (!track || (frame.frameId === 0 && (frame.document !== track.document || frame.n !== track.n)))
      return false;
    const { frameId, document, facts } = frame;
    const next: Track = {
      ...track,
      frames: [...track.frames.filter((each) => each.frameId !== frameId), { frameId, document, facts }],
    };
    const [before, after, state] = [await pageOf(track), await pageOf(next), await readTab(tabId)];
    const isOld = isSame(before, after);
    // Nothing new, and what there is has been answered or is being asked.
    if (isOld && state && (state.status !== 'loading' || isSame(state.page, after))) {
      await writeTrack(tabId, next);
      return false;
    }
    if (!isOld && before && state && state.status !== 'loading') {
      next.m++;
      void push(tabId, 0, 'panel.hide', { document: track.document, m: next.m });
      await startGeneration(tabId, next);
      return true;
    }
    await writeTrack(tabId, next);
    return true;
  });
  if (isNews) await resolveTab(tabId);
}

export async function forgetTab(tabId: number): Promise<void> {
  await inOrder(tabId, () => removeSession(keys.tab(tabId), keys.facts(tabId)));
  await notePage(tabId, undefined);
}
