import { type ContextRequest, type ContextResponse, contextResponse } from '../../core/contracts/context.ts';
import { isCertified } from '../../core/condition/know.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { readClockOffset } from '../storage/server-clock.ts';
import type { PageContext } from '../../core/page/context.ts';
import type { TabState } from '../storage/items.ts';
import { callService } from './api.ts';
import { freshNonce, sameName } from './name-proof.ts';
import { currentSession, endSession, lockSession, renewPerson } from './session.ts';

type Verdict = Pick<TabState, 'status'> &
  Partial<Pick<TabState, 'reason' | 'identity' | 'customer' | 'code'>>;

async function ask(
  page: PageContext,
  proof: ContextRequest['proof'],
  token: string,
): Promise<ContextResponse & { isOtherName: boolean }> {
  const nonce = freshNonce();
  const answer = await callService('POST', '/api/context', contextResponse, {
    token,
    body: {
      pageKind: page.pageKind,
      claims: page.claims,
      flags: page.flags,
      proof,
      nonce,
    } satisfies ContextRequest,
  });
  const isOtherName =
    'nameProof' in answer &&
    page.nameClaim !== undefined &&
    (await sameName(page.nameClaim, nonce, answer.nameProof)) === false;
  return { ...answer, isOtherName };
}

function verdictOf(answer: ContextResponse & { isOtherName: boolean }): Verdict {
  if (answer.result === 'disagree' || answer.result === 'unknown')
    return { status: 'none', reason: answer.result };
  // The number leads to one customer, the name beside it is another's: show nobody.
  if (answer.isOtherName) return { status: 'none', reason: 'nameDiffers' };
  if (answer.result === 'identity') return { status: 'toConfirm', identity: answer.customer };
  return { status: 'context', customer: answer.customer };
}

/**
 * What may be shown for a page: asks the service with the identifier claims alone. A page with one unconfirmed anchor is
 * asked for its identity first, and for more only when that is the customer confirmed before in this document, or when
 * the teller has pressed 核对无误.
 */
export async function askCustomer(
  page: PageContext,
  options: { pressed: boolean; confirmedRef: string | undefined },
): Promise<Verdict> {
  const session = await currentSession();
  if (!session) return { status: 'signedOut' };
  if (session.locked) return { status: 'signedOut', code: 'session.locked' };
  const now = Date.now() + (await readClockOffset());
  const isCertifiedNow = (person: Person | undefined): boolean =>
    person !== undefined && isCertified(person, now);
  if (!isCertifiedNow(session.person) && !isCertifiedNow(await renewPerson())) return { status: 'learning' };
  try {
    if (page.level === 'confirmed') return verdictOf(await ask(page, 'anchors', session.bearer));
    if (options.pressed) return verdictOf(await ask(page, 'pressed', session.bearer));
    const identity = await ask(page, 'toConfirm', session.bearer);
    const isLinked = identity.result === 'identity' && identity.customer.ref === options.confirmedRef;
    if (isLinked && !identity.isOtherName) return verdictOf(await ask(page, 'linked', session.bearer));
    return verdictOf(identity);
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'server.internal';
    if (code === 'session.required' || code === 'session.expired') {
      await endSession();
      return { status: 'signedOut', code };
    }
    if (code === 'session.locked') {
      await lockSession();
      return { status: 'signedOut', code };
    }
    if (code === 'server.offline' || code === 'server.badAnswer' || code === 'server.stopping')
      return { status: 'offline', code };
    if (code === 'access.notCertified') return { status: 'learning', code };
    if (code.startsWith('access.')) return { status: 'noPermission', code };
    return { status: 'error', code };
  }
}
