import { createHmac } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { accessLevelOf, assertMayReveal } from '../../core/access/decide.ts';
import { projectCustomer, projectIdentity, type ProjectionRules } from '../../core/access/project.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type {
  ContextRequest,
  ContextResponse,
  CustomerContext,
  CustomerIdentity,
} from '../../core/contracts/context.ts';
import { normaliseName } from '../../core/customer/name.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { assertCertified } from '../organisation/certificate.ts';
import type { StoredCustomer } from '../customer/customer.repository.ts';
import type { CustomerService, SecretField } from '../customer/customer.service.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import type { OpenCase } from '../service-case/service-case.service.ts';

export interface ContextLimits {
  /** Look-ups and reveals of one person in a minute (T14, R-RL1). */
  readonly lookupsPerMinute: number;
  /** Different customers of one person on a Shanghai day. */
  readonly customersPerDay: number;
}

export interface ContextDeps {
  readonly customers: CustomerService;
  readonly openCaseOf: (customerNo: string, person: Person) => Promise<OpenCase | undefined>;
  readonly rules: () => ProjectionRules;
  readonly writer: Pick<Writer, 'write'>;
  readonly limits: ContextLimits;
}

type Shown =
  | { readonly result: 'identity'; readonly customer: CustomerIdentity }
  | { readonly result: 'context'; readonly customer: CustomerContext };

export type ContextService = ReturnType<typeof createContextService>;

export function createContextService({ customers, openCaseOf, rules, writer, limits }: ContextDeps) {
  const perMinute = new RateLimiterMemory({ points: limits.lookupsPerMinute, duration: 60 });

  async function spend(person: Person, now: number): Promise<void> {
    assertCertified(person, now);
    try {
      await perMinute.consume(person.staffNo);
    } catch (rejected) {
      const retryAfter = rejected instanceof RateLimiterRes ? Math.ceil(rejected.msBeforeNext / 1000) : 60;
      throw new AppError('access.quota', { details: { retryAfter } });
    }
  }

  async function standingOf(customer: StoredCustomer, person: Person) {
    const openCase = await openCaseOf(customer.facts.customerNo, person);
    return { customer: customer.facts, openCase };
  }

  return {
    /** Every claim to one customer, as this person may see them now, with one audit row for the look (R26, R36, R-LG1). */
    async look(call: Call<ContextRequest>): Promise<ContextResponse> {
      const { body, session, now } = call;
      const { person } = session;
      await spend(person, now);
      const resolved = await customers.resolve(body.claims);
      const reason = `${body.pageKind}/${body.proof}`;
      if (resolved.result !== 'customer') {
        const code = `customer.${resolved.result}`;
        await writer.write((sql) => call.audit(sql, { result: 'error', code, reason }));
        return { result: resolved.result };
      }
      const { customer } = resolved;
      const subject = customers.auditSubject(customer.facts.customerNo);
      call.about({ ...subject, reason });
      const standing = await standingOf(customer, person);
      const level = accessLevelOf(person, standing, rules().access);
      if (level === 'A0') throw new AppError('access.denied');

      const ref = customers.refOf(customer.facts.customerNo, session.id);
      const today = shanghaiDate(now);
      const answer: Shown =
        body.proof === 'toConfirm'
          ? { result: 'identity', customer: projectIdentity({ ref, facts: customer.facts }, rules().masks) }
          : {
              result: 'context',
              customer: projectCustomer(
                { ref, facts: customer.facts, level, today, serviceCase: standing.openCase?.shown },
                rules(),
              ),
            };
      await writer.write(async (sql) => {
        const seen = await customers.noteLookup(sql, person.staffNo, today, customer.facts.customerNo);
        if (seen > limits.customersPerDay)
          throw new AppError('access.quota', { details: { retryAfter: 3600 } });
        await call.audit(sql, { ...subject, reason, fields: fieldsShown(answer.customer), result: 'ok' });
      });
      return { ...answer, nameProof: proveName(customers.open(customer, 'fullName') ?? '', body.nonce) };
    },

    /** One field in clear for the seconds the rules give, with a typed purpose (A4: R34, R35, R48). */
    async reveal(call: Call<{ ref: string; field: SecretField; purpose: string }>) {
      const { body, session, now } = call;
      await spend(session.person, now);
      const customerNo = customers.readRef(body.ref, session.id);
      const customer = customerNo === undefined ? undefined : await customers.byNo(customerNo);
      if (!customer) throw new AppError('customer.unknown');
      const subject = customers.auditSubject(customer.facts.customerNo);
      call.about({ ...subject, reason: body.purpose });
      assertMayReveal(session.person, await standingOf(customer, session.person), rules().access);
      const value = customers.open(customer, body.field);
      if (value === undefined) throw new AppError('customer.unknown');
      await writer.write((sql) =>
        call.audit(sql, { ...subject, reason: body.purpose, fields: [body.field], result: 'ok' }),
      );
      return { field: body.field, value, expiresAt: now + rules().access.reveal.seconds * 1000 };
    },
  };
}

/** Names of what left the server; never a value. */
function fieldsShown(shown: object): string[] {
  const silent = new Set(['ref', 'withheld', 'accessLevel']);
  return Object.keys(shown).filter((name) => !silent.has(name));
}

function proveName(fullName: string, nonce: string): string {
  return createHmac('sha256', Buffer.from(nonce, 'hex'))
    .update(normaliseName(fullName), 'utf8')
    .digest('hex');
}
