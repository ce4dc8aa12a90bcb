import { revealResponse } from '../../core/contracts/context.ts';
import { serviceCase } from '../../core/contracts/service-case.ts';
import { AppError } from '../../core/errors.ts';
import type { HandlersOf } from '../messaging/receive.ts';
import type { TabState } from '../storage/items.ts';
import { callService } from './api.ts';
import { done, ownTab, tabOf } from './sender-tab.ts';
import { currentSession } from './session.ts';
import { push, resolveTab } from './tabs.ts';
import { generationOf, readTab, readTrack } from './track.ts';

/** The customer shown in a tab, if the asking screen still shows that very generation. */
async function shown(
  tabId: number,
  generation: string,
): Promise<TabState & { customer: NonNullable<TabState['customer']> }> {
  const state = await readTab(tabId);
  if (!state?.customer || state.generation !== generation) throw new AppError('customer.unknown');
  return { ...state, customer: state.customer };
}

async function token(): Promise<string> {
  const session = await currentSession();
  if (!session) throw new AppError('session.required');
  return session.bearer;
}

/** What a teller does about the customer of a tab. Each names the generation it was shown for; an older one is refused. */
export const tabHandlers: HandlersOf<'tab' | 'case' | 'customer'> = {
  'tab.mine': async (_, sender) => ({ tabId: ownTab(sender) }),
  'tab.confirm': async ({ tabId, generation }, sender) => {
    const tab = await tabOf(sender, tabId);
    const track = await readTrack(tab);
    if (!track || generationOf(track) !== generation) throw new AppError('customer.unknown');
    await resolveTab(tab, { pressed: generation });
    return done;
  },
  'tab.retry': async ({ tabId }, sender) => {
    const tab = await tabOf(sender, tabId);
    if (!(await push(tab, 0, 'page.report', {}))) throw new AppError('customer.unknown');
    await resolveTab(tab);
    return done;
  },
  'case.open': async ({ tabId, generation, ref, pageKind }, sender) => {
    const tab = await tabOf(sender, tabId);
    const { customer } = await shown(tab, generation);
    if (customer.ref !== ref) throw new AppError('customer.unknown');
    const opening = callService('POST', '/api/service-cases', serviceCase, {
      token: await token(),
      body: { ref, pageKind },
    });
    await opening.catch((error: unknown) => {
      // Opened by a colleague of the unit, or by the press before, whose answer was lost: it is there, which was wanted.
      if (!(error instanceof AppError && error.code === 'case.alreadyOpen')) throw error;
    });
    await resolveTab(tab, { pressed: generation });
    return done;
  },
  'case.event': async ({ tabId, generation, caseId, event, fields }, sender) => {
    const tab = await tabOf(sender, tabId);
    await shown(tab, generation);
    try {
      await callService('POST', `/api/service-cases/${encodeURIComponent(caseId)}/events`, serviceCase, {
        token: await token(),
        body: { event, fields },
      });
    } finally {
      // Refused or not: the case may stand elsewhere than this screen says.
      await resolveTab(tab, { pressed: generation });
    }
    return done;
  },
  'customer.reveal': async ({ tabId, generation, field, purpose }, sender) => {
    const { customer } = await shown(await tabOf(sender, tabId), generation);
    return callService('POST', '/api/reveal', revealResponse, {
      token: await token(),
      body: { ref: customer.ref, field, purpose },
    });
  },
};
