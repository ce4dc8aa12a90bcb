import { useCallback, useMemo, useRef, useState } from 'preact/hooks';

import type { CustomerContext } from '../../../core/contracts/context.ts';
import type { OutboxRecord } from '../../../core/contracts/outbox.ts';
import { abandonedRecord, recordOf } from '../../../core/script/record.ts';
import { type Answer, answer } from '../../../core/script/run.ts';
import type { Moment } from '../../../core/moment/decide.ts';
import { tickCheck, untickCheck, type SkipReason, type TickStep } from '../../../core/script/checklist.ts';
import { aboutCustomer, beginWork, followMoment, toOutbox, withChecklist, workKey } from './work.ts';
import type { Work, WorkInput } from './work.ts';

export interface WorkControl {
  readonly work: Work;
  readonly act: (act: Answer) => void;
  readonly change: (script: string) => void;
  readonly restart: () => void;
  readonly save: () => void;
  readonly tick: (id: string, result: 'yes' | 'na', reason?: SkipReason) => TickStep;
  readonly untick: (id: string) => void;
}

/**
 * The work of the customer and page kind in view; work on others waits in memory until they come back. `record` is
 * absent in learning mode: practice is kept nowhere.
 */
export function useWork(
  input: WorkInput & { readonly moment: Moment },
  customer: CustomerContext | undefined,
  clock: () => number,
  record: ((record: OutboxRecord['record']) => Promise<void>) | undefined,
): WorkControl {
  const works = useRef(new Map<string, Work>());
  const [, redraw] = useState(0);
  const { pageKind } = input.moment;
  const key = workKey(customer, pageKind);
  const work = useMemo(() => {
    const before = works.current.get(key);
    const after = before === undefined ? beginWork(input.moment.plan, input) : followMoment(before, input);
    works.current.set(key, after);
    return after;
  }, [key, input]);
  const current = works.current.get(key) ?? work;

  const put = useCallback(
    (next: Work, to = key): void => {
      works.current.set(to, next);
      redraw((count) => count + 1);
    },
    [key],
  );
  const save = (from: Work): void => {
    const finished = from.run && recordOf(from.run);
    if (finished === undefined || record === undefined) return;
    put({ ...from, save: { state: 'saving' } });
    const mark = (state: Work['save']): void =>
      put({ ...(works.current.get(key) ?? from), save: state }, key);
    record(toOutbox(finished, pageKind, customer)).then(
      () => mark({ state: 'saved', at: clock() }),
      () => mark({ state: 'failed' }),
    );
  };
  const tellTick = (id: string, result: 'yes' | 'no' | 'na', reason?: SkipReason): void => {
    if (record === undefined) return;
    const told = { kind: 'checkTick', pageKind, checkCode: id, result, ...aboutCustomer(customer) } as const;
    record(reason === undefined ? told : { ...told, reason }).catch(() => {
      // The tick itself stands; an unsaved one is taken back so that the screen never says more than was kept.
      const now = works.current.get(key);
      if (now !== undefined && result !== 'no') put(withChecklist(now, untickCheck(now.checklist, id)), key);
    });
  };

  return {
    work: current,
    act: (act) => {
      if (current.run === undefined) return;
      const step = answer(current.run, act, clock());
      if (!step.ok) return;
      const next = { ...current, run: step.run };
      put(next);
      if (step.run.ended !== undefined) save(next);
    },
    change: (script) => {
      const left = current.run && abandonedRecord(current.run, clock());
      if (left !== undefined && record !== undefined)
        void record(toOutbox(left, pageKind, customer)).catch(() => {});
      put(beginWork([script], { ...input, now: clock() }, current.checklist.ticks));
    },
    restart: () => put(beginWork(input.moment.plan, { ...input, now: clock() }, {})),
    save: () => save(current),
    tick: (id, result, reason) => {
      const how = result === 'yes' ? { result } : reason === undefined ? { result } : { result, reason };
      const step = tickCheck(current.checklist, id, how, clock());
      if (step.ok) {
        put(withChecklist(current, step.checklist));
        tellTick(id, result, reason);
      }
      return step;
    },
    untick: (id) => {
      put(withChecklist(current, untickCheck(current.checklist, id)));
      tellTick(id, 'no');
    },
  };
}
