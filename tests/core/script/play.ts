import type { Facts } from '../../../core/condition/facts.ts';
import { factsOf } from '../../../core/condition/know.ts';
import type { CustomerContext } from '../../../core/contracts/context.ts';
import type { CheckItem } from '../../../core/script/checklist.ts';
import { type Answer, answer, type Run, startRun } from '../../../core/script/run.ts';
import { library } from '../../content/shipped-content.ts';
import { monday, wangMin, zhangWei } from '../moment/cast.ts';

export const knownOn = (
  pageKind: 'loan' | 'transfer' | 'largeCash' | 'productSale' | 'closing' | 'accountOpening' | 'complaint',
  customer?: CustomerContext,
): Facts => factsOf({ page: { pageKind, flags: {} }, customer, person: wangMin, now: monday });

export const begin = (
  plan: string[],
  facts: Facts = knownOn('transfer', zhangWei),
  checks: CheckItem[] = [],
): Run => startRun({ plan, scripts: library, facts, slots: { tellerName: '王敏' }, checks, now: monday });

export const at = (run: Run): string => `${run.place.script}/${run.place.node}`;

/** Answers in order: a word is a choice, `.` is done. Throws when one is refused. */
export function play(run: Run, ...answers: string[]): Run {
  return answers.reduce((now, word) => {
    const act: Answer = word === '.' ? { type: 'done' } : { type: 'choose', choice: word };
    const step = answer(now, act, monday + now.lines.length * 1000);
    if (!step.ok) throw new Error(`${at(now)}: ${word} refused, ${step.reason}`);
    return step.run;
  }, run);
}
export const verified = ['.', 'ok', 'match', 'self', '.'];
