import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';

import { allowedEvents, applyEvent, isOpen } from '../../../core/register/apply.ts';
import { registerDefinition } from '../../../core/register/definition.ts';

const file = join(import.meta.dirname, '../../../content/registers/service-case.yaml');
const raw = parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const definition = v.parse(registerDefinition, raw);
const teller = { roles: ['teller' as const] };
const raise = (
  state: string,
  event: string,
  fields: Record<string, string> = {},
  person: Parameters<typeof applyEvent>[3] = teller,
) => applyEvent(definition, { state, fields: {} }, { event, fields }, person);

describe('the service case register (R140)', () => {
  /** The life-cycle of the domain, written out once more. */
  const lifeCycle: Record<string, string[]> = {
    accepted: ['consulting', 'cancelled'],
    consulting: ['processing', 'followup', 'cancelled'],
    processing: ['followup', 'cancelled'],
    followup: ['processing', 'closing', 'cancelled'],
    closing: ['closed', 'cancelled'],
    closed: ['archived'],
    archived: [],
    cancelled: [],
  };

  test('leads where the life-cycle says and nowhere else', () => {
    for (const [state, targets] of Object.entries(lifeCycle)) {
      const reached = definition.transitions.filter((t) => t.from.includes(state)).map((t) => t.to);
      expect(reached.toSorted(), state).toEqual(targets.toSorted());
    }
    expect(definition.states.map(({ code }) => code)).toEqual(Object.keys(lifeCycle));
  });

  test('a jump from accept to close is refused', () => {
    expect(raise('accepted', 'close', { outcome: 'x' })).toMatchObject({
      ok: false,
      code: 'register.invalidTransition',
    });
  });

  test('answered on the spot: consult goes straight to follow-up', () => {
    expect(raise('consulting', 'followUp')).toMatchObject({
      ok: true,
      next: { state: 'followup' },
      open: true,
    });
  });

  test('nothing closes without an outcome, nothing is cancelled without a reason (R145)', () => {
    expect(raise('closing', 'close')).toMatchObject({
      ok: false,
      code: 'register.fieldRequired',
      findings: [{ field: 'outcome' }],
    });
    expect(raise('closing', 'close', { outcome: '   ' })).toMatchObject({ code: 'register.fieldRequired' });
    expect(raise('closing', 'close', { outcome: '已办妥' })).toMatchObject({
      ok: true,
      open: false,
      next: { fields: { outcome: '已办妥' } },
    });
    expect(raise('accepted', 'cancel')).toMatchObject({ code: 'register.fieldRequired' });
  });

  test('a field kept from an earlier event counts', () => {
    const current = { state: 'closing', fields: { outcome: '已办妥' } };
    expect(applyEvent(definition, current, { event: 'close', fields: {} }, teller)).toMatchObject({
      ok: true,
    });
  });

  test('who may not, may not; what is unknown or too long is named', () => {
    expect(raise('accepted', 'consult', {}, { roles: ['trainer'] })).toMatchObject({ code: 'access.denied' });
    expect(raise('accepted', 'consult', { amount: '5' })).toMatchObject({
      code: 'request.invalid',
      findings: [{ field: 'amount' }],
    });
    expect(raise('closing', 'close', { outcome: 'x'.repeat(201) })).toMatchObject({
      code: 'request.invalid',
      findings: [{ code: 'register.tooLong' }],
    });
  });

  test('the buttons shown are the events that would be taken', () => {
    expect(allowedEvents(definition, 'followup', teller)).toEqual(['process', 'finish', 'cancel']);
    expect(allowedEvents(definition, 'followup', { roles: ['branchManager'] })).toEqual(['cancel']);
    expect(allowedEvents(definition, 'archived', teller)).toEqual([]);
    expect(isOpen(definition, 'nowhere')).toBe(false);
  });
});

describe('a broken register is refused with what is wrong', () => {
  test.each([
    [
      'an undeclared target',
      {
        transitions: [
          { event: 'go', label: { zh: 'a', en: 'a' }, from: ['accepted'], to: 'nowhere', who: ['teller'] },
        ],
      },
      'state nowhere',
    ],
    [
      'an undeclared required field',
      {
        transitions: [
          {
            event: 'go',
            label: { zh: 'a', en: 'a' },
            from: ['accepted'],
            to: 'closed',
            who: ['teller'],
            requires: ['ghost'],
          },
        ],
      },
      'field ghost',
    ],
    ['an undeclared first state', { initial: 'nowhere' }, 'initial'],
    ['an unknown role', { create: { who: ['boss'] } }, 'boss'],
  ])('%s', (_name, change, said) => {
    const { issues, success } = v.safeParse(registerDefinition, { ...raw, ...change });
    expect(success).toBe(false);
    expect(issues?.map((issue) => issue.message).join(';')).toContain(said);
  });
});
