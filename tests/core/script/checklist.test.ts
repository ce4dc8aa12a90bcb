import { describe, expect, it } from 'vitest';

import {
  checklistOf,
  openChecks,
  tickCheck,
  untickCheck,
  type Checklist,
} from '../../../core/script/checklist.ts';
import { moments } from '../../content/shipped-content.ts';

const opening = moments.find((moment) => moment.pageKind === 'accountOpening');
const list = checklistOf(opening?.checks ?? []);
const tick = (checklist: Checklist, id: string): Checklist => {
  const step = tickCheck(checklist, id, { result: 'yes' }, 1);
  if (!step.ok) throw new Error(step.reason);
  return step.checklist;
};

describe('the checklist of account opening', () => {
  it('R16: has the four steps in order; risk cannot be ticked while identity is open', () => {
    expect(list.items.slice(0, 4).map(({ id }) => id)).toEqual([
      'minimumInfo',
      'identityVerified',
      'riskAssessed',
      'fileSetUp',
    ]);
    expect(tickCheck(list, 'riskAssessed', { result: 'yes' }, 1)).toEqual({
      ok: false,
      reason: 'checkOrder',
      needs: 'identityVerified',
    });
    const two = tick(tick(list, 'minimumInfo'), 'identityVerified');
    expect(tickCheck(two, 'riskAssessed', { result: 'yes' }, 1).ok).toBe(true);
  });

  it('R16: taking a step back takes back what stood on it', () => {
    const all = ['minimumInfo', 'identityVerified', 'riskAssessed', 'fileSetUp'].reduce(tick, list);
    expect(Object.keys(untickCheck(all, 'identityVerified').ticks)).toEqual(['minimumInfo']);
  });

  it('“not applicable” asks for a reason from the list', () => {
    expect(tickCheck(list, 'consent', { result: 'na' }, 1)).toEqual({ ok: false, reason: 'reasonRequired' });
    const step = tickCheck(list, 'consent', { result: 'na', reason: 'customerDeclined' }, 1);
    expect(step.ok && openChecks(step.checklist).map(({ id }) => id)).not.toContain('consent');
    expect(tickCheck(list, 'nothing', { result: 'yes' }, 1)).toEqual({ ok: false, reason: 'unknownCheck' });
  });

  it('R223: in doubt it says do not tip off, tell the supervisor, write nothing of it', () => {
    const doubt = list.items.find(({ id }) => id === 'lawfulUse')?.doubt ?? '';
    expect(doubt).toContain('不向客户说明怀疑');
    expect(doubt).toContain('报当班主管');
    expect(doubt).toContain('不写进本系统');
  });
});
