import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Facts } from '../../../core/condition/facts.ts';
import { factsOf } from '../../../core/condition/know.ts';
import type { CustomerContext } from '../../../core/contracts/context.ts';
import { progressOf } from '../../../core/script/ahead.ts';
import type { CheckItem } from '../../../core/script/checklist.ts';
import { tickCheck } from '../../../core/script/checklist.ts';
import { abandonedRecord, recordOf, runRecordSchema } from '../../../core/script/record.ts';
import {
  type Answer,
  answer,
  currentNode,
  finishable,
  lineOf,
  obligatoryOpen,
  type Run,
  startRun,
  withFacts,
} from '../../../core/script/run.ts';
import * as v from 'valibot';
import { library } from '../content/shipped-content.ts';
import { liuFang, monday, wangMin, yunlingA1, yunlingA2, zhangWei } from '../moment/cast.ts';

const knownOn = (
  pageKind: 'loan' | 'transfer' | 'largeCash' | 'productSale' | 'closing' | 'accountOpening' | 'complaint',
  customer?: CustomerContext,
): Facts => factsOf({ page: { pageKind, flags: {} }, customer, person: wangMin, now: monday });

const begin = (plan: string[], facts: Facts = knownOn('transfer', zhangWei), checks: CheckItem[] = []): Run =>
  startRun({ plan, scripts: library, facts, slots: { tellerName: '王敏' }, checks, now: monday });

const at = (run: Run): string => `${run.place.script}/${run.place.node}`;

/** Answers in order: a word is a choice, `.` is done. Throws when one is refused. */
function play(run: Run, ...answers: string[]): Run {
  return answers.reduce((now, word) => {
    const act: Answer = word === '.' ? { type: 'done' } : { type: 'choose', choice: word };
    const step = answer(now, act, monday + now.lines.length * 1000);
    if (!step.ok) throw new Error(`${at(now)}: ${word} refused, ${step.reason}`);
    return step.run;
  }, run);
}
const verified = ['.', 'ok', 'match', 'self', '.'];

describe('SCR-02 identity check', () => {
  it('R18: a mismatch ends in “stop, report to the supervisor”, not done, and the rest of the plan is not begun', () => {
    const run = play(begin(['SCR-02', 'SCR-11', 'SCR-12']), '.', 'ok', 'mismatch');
    expect(lineOf(run, currentNode(run)).text).toBe('停止办理，保持礼貌，报告当班主管');
    expect(answer(run, { type: 'skip' }, monday)).toEqual({ ok: false, reason: 'reasonRequired' });
    const stopped = play(run, '.', '.');
    expect(currentNode(stopped)).toMatchObject({ kind: 'end', outcome: 'notDone' });
    expect(stopped.place.entered).toEqual(['SCR-02']);
  });
});

describe('SCR-11 fraud questions', () => {
  const asked = play(begin(['SCR-02', 'SCR-11', 'SCR-12']), ...verified, '.');

  it('R224: two risk answers lead to “暂停，上级核实”', () => {
    const run = play(asked, 'yes', 'yes', 'yes', 'no');
    expect(at(run)).toBe('SCR-11/9');
    expect(lineOf(run, currentNode(run)).text).toContain('暂停，上级核实');
    expect(run.place.marks).toBe(2);
  });

  it('R224: one leads to advice, none to repeating payee, amount and purpose', () => {
    expect(at(play(asked, 'yes', 'yes', 'no', 'no'))).toBe('SCR-11/8');
    const clear = play(asked, 'yes', 'no', 'no', 'no');
    expect(lineOf(clear, currentNode(clear)).text).toBe('收款人、金额、用途已与客户复述确认');
  });

  it('never pauses with fewer than two marks, always with two or more', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
        ([payee, told, gain, call]) => {
          const run = play(
            asked,
            payee ? 'no' : 'yes',
            told ? 'yes' : 'no',
            gain ? 'yes' : 'no',
            call ? 'yes' : 'no',
          );
          const after = call ? play(run, '.') : run;
          const marks = [payee, told, gain, call].filter(Boolean).length;
          expect(after.place.node).toBe(marks >= 2 ? '9' : marks === 1 ? '8' : '7');
        },
      ),
    );
  });

  it('a mark taken back no longer counts, but stays in the record', () => {
    const marked = play(asked, 'no');
    const back = answer(marked, { type: 'back' }, monday);
    if (!back.ok) throw new Error(back.reason);
    expect(back.run.place).toEqual(asked.place);
    const run = play(back.run, 'yes');
    expect(run.place.marks).toBe(0);
    expect(run.lines.filter((line) => line.node === '2' && line.scriptId === 'SCR-11')).toMatchObject([
      { choice: 'no', undone: true },
      { choice: 'yes' },
    ]);
  });

  it('records options only: no field can hold what the customer said', () => {
    const fields = new Set(asked.lines.flatMap((line) => Object.keys(line)));
    expect([...fields].sort()).toEqual(
      ['at', 'auto', 'choice', 'kind', 'node', 'scriptId', 'scriptVersion'].filter((f) => fields.has(f)),
    );
  });
});

describe('SCR-05 recommendation and disclosure', () => {
  const sale = (customer: CustomerContext): Run =>
    begin(['SCR-05', 'SCR-12'], knownOn('productSale', customer));
  const assessed: CustomerContext = {
    ...zhangWei,
    accessLevel: 'A2',
    withheld: [],
    riskTolerance: { level: 2, on: '2026-10-01', expired: false },
  };

  it('R151: without a valid assessment the re-assess branch opens', () => {
    expect(
      at(play(sale({ ...assessed, riskTolerance: { level: 2, on: '2025-10-01', expired: true } }), 'yes')),
    ).toBe('SCR-05/4');
    const { riskTolerance: _none, ...never } = assessed;
    expect(at(play(sale(never), 'yes'))).toBe('SCR-05/4');
    expect(at(play(sale(assessed), 'yes'))).toBe('SCR-05/5');
  });

  it('R20: a product above tolerance goes to the refusal branch', () => {
    const run = play(sale(assessed), 'yes', '.', 'insists');
    expect(lineOf(run, currentNode(run)).text).toBe('这款产品超出您的承受能力，我不能向您推荐。');
  });

  it('R152: with “risk, cost, term told” unticked it cannot end as sold', () => {
    const run = play(sale(assessed), 'yes', '.', 'found', '.', '.', 'understood');
    expect(answer(run, { type: 'choose', choice: 'all', ticked: ['risk', 'fee'] }, monday)).toEqual({
      ok: false,
      reason: 'itemsOpen',
    });
    expect(answer(run, { type: 'done' }, monday)).toEqual({ ok: false, reason: 'choiceNeeded' });
    expect(at(play(run, 'notAll'))).toBe('SCR-05/13');
    const sold = answer(
      run,
      { type: 'choose', choice: 'all', ticked: ['risk', 'fee', 'term', 'willing'] },
      monday,
    );
    expect(sold.ok && at(sold.run)).toBe('SCR-05/11');
  });

  it('explains the risk again at most twice', () => {
    let run = play(sale(assessed), 'yes', '.', 'found', '.', '.', 'unclear', '.', '.', 'unclear', '.', '.');
    expect(run.place.node).toBe('9');
    run = play(run, 'unclear');
    expect(run.place.node).toBe('13');
  });

  it('R84: high risk and grade 较差 says “暂不受理，转风险管理部门”', () => {
    const high: CustomerContext = {
      ...yunlingA2,
      riskLevel: { level: 'high', on: '2026-09-30', expired: false },
    };
    const run = begin(['SCR-05'], knownOn('loan', high));
    expect(at(run)).toBe('SCR-05/21');
    expect(lineOf(run, currentNode(run)).text).toContain('暂不受理，需要先转风险管理部门');
  });

  it('opening the service case decides the question that A1 left open', () => {
    const run = begin(['SCR-05'], knownOn('loan', yunlingA1));
    expect(at(run)).toBe('SCR-05/20');
    const raised = withFacts(run, knownOn('loan', yunlingA2), monday);
    expect(lineOf(raised, currentNode(raised)).text).toBe('您的申请需要先由风险管理部门核实。');
    expect(raised.lines.at(-1)).toMatchObject({ node: '20', choice: 'yes', auto: true });
  });
});

describe('plans of several scripts', () => {
  it('R86: a VIP is received by SCR-04, identity is checked inside it and not twice', () => {
    const run = play(
      begin(['SCR-04', 'SCR-02', 'SCR-11', 'SCR-12'], knownOn('largeCash', liuFang)),
      '.',
      'free',
      '.',
      'business',
      '.',
      ...verified,
    );
    expect(at(run)).toBe('SCR-04/8');
    expect(at(play(run, '.', 'none'))).toBe('SCR-11/1');
  });

  it('a VIP whose identity is not verified goes straight to the end, not on to the cash', () => {
    const run = play(
      begin(['SCR-04', 'SCR-02', 'SCR-11', 'SCR-12'], knownOn('largeCash', liuFang)),
      '.',
      'free',
      '.',
      'business',
      '.',
      '.',
      'refused',
      '.',
    );
    expect(at(run)).toBe('SCR-12/1');
    expect(run.place.plan).toEqual([]);
  });

  it('R78: an honoured customer is led to the counter in step 2', () => {
    const honoured: CustomerContext = { ...zhangWei, serviceSegment: 'honoured' };
    const run = play(begin(['SCR-04'], knownOn('largeCash', honoured)), '.');
    expect(lineOf(run, currentNode(run)).text).toContain('引导至贵宾服务台');
  });

  it('R148: satisfaction is asked before the goodbye', () => {
    const run = play(begin(['SCR-12']), 'right', 'no', 'no');
    expect(at(run)).toBe('SCR-10/1');
    expect(at(play(run, 'no', '.', 'no'))).toBe('SCR-12/6');
  });

  it('SCR-10, SCR-12 and SCR-01 call each other once per run', () => {
    const sale = play(begin(['SCR-10', 'SCR-12']), 'no', '.');
    expect(at(sale)).toBe('SCR-12/1');
    const rated = play(sale, 'right', 'no');
    expect(rated.lines.at(-1)).toMatchObject({ node: '4', choice: 'yes', auto: true });
    expect(at(rated)).toBe('SCR-12/5');
    const again = play(begin(['SCR-01', 'SCR-12']), '.', 'clear', '.', '.', 'right', 'more');
    expect(at(again)).toBe('SCR-12/2b');
  });

  it('a complaint leaves the plan', () => {
    const run = play(
      begin(['SCR-01', 'SCR-02', 'SCR-05', 'SCR-12'], knownOn('loan', yunlingA1)),
      '.',
      'complaint',
    );
    expect(at(run)).toBe('SCR-03/1');
    expect(run.place.plan).toEqual([]);
  });

  it('closing an account begins with the retention questions', () => {
    expect(at(begin(['SCR-12'], knownOn('closing', zhangWei)))).toBe('SCR-12/r1');
  });
});

describe('the end of a run', () => {
  const checks: CheckItem[] = [{ id: 'terms', text: '信用条款与违约责任已说明', must: true }];
  const atEnd = play(
    begin(['SCR-12'], knownOn('loan', yunlingA2), checks),
    'right',
    'no',
    'yes',
    'no',
    '.',
    'complete',
  );

  it('R82: is refused while an obligatory check is open', () => {
    expect(currentNode(atEnd).kind).toBe('end');
    expect(finishable(atEnd)).toBe(false);
    expect(obligatoryOpen(atEnd)).toEqual([{ kind: 'check', id: 'terms' }]);
    expect(answer(atEnd, { type: 'finish' }, monday)).toEqual({ ok: false, reason: 'obligatoryOpen' });
    expect(recordOf(atEnd)).toBeUndefined();
  });

  it('R82: is accepted when it is ticked; the record names version, every line and time', () => {
    const ticked = tickCheck(atEnd.checklist, 'terms', { result: 'yes' }, monday + 5000);
    if (!ticked.ok) throw new Error(ticked.reason);
    const done = answer({ ...atEnd, checklist: ticked.checklist }, { type: 'finish' }, monday + 9000);
    if (!done.ok) throw new Error(done.reason);
    const record = recordOf(done.run);
    expect(v.is(runRecordSchema, record)).toBe(true);
    expect(record).toMatchObject({
      scriptId: 'SCR-12',
      scriptVersion: 1,
      outcome: 'closed',
      startedAt: monday,
      endedAt: monday + 9000,
      checks: [{ id: 'terms', result: 'yes', at: monday + 5000 }],
    });
    expect(record?.lines.every((line) => line.scriptVersion === 1 && line.at >= monday)).toBe(true);
    expect(answer(done.run, { type: 'back' }, monday)).toEqual({ ok: false, reason: 'ended' });
  });

  it('cannot be had in the middle, and a run left early says what was open', () => {
    const run = begin(['SCR-12'], knownOn('loan', yunlingA2), checks);
    expect(answer(run, { type: 'finish' }, monday)).toEqual({ ok: false, reason: 'notAtEnd' });
    expect(abandonedRecord(run, monday)).toBeUndefined();
    expect(abandonedRecord(play(run, 'right'), monday + 1)).toMatchObject({
      outcome: 'abandoned',
      checks: [{ id: 'terms', result: 'open' }],
    });
  });
});

describe('any walk through the shipped scripts', () => {
  const starts = ['SCR-01', 'SCR-02', 'SCR-03', 'SCR-04', 'SCR-05', 'SCR-06', 'SCR-10', 'SCR-11', 'SCR-12'];
  const facts = [
    knownOn('loan', yunlingA2),
    knownOn('largeCash', liuFang),
    knownOn('transfer'),
    knownOn('closing', zhangWei),
    knownOn('productSale', zhangWei),
  ];

  it('comes to an end, survives JSON at every step, and back returns to the very place before', () => {
    fc.assert(
      fc.property(
        fc.subarray(starts, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...facts),
        fc.infiniteStream(fc.nat(8)),
        (plan, known, dice) => {
          let run = begin(plan, known);
          for (let step = 0; step < 400 && currentNode(run).kind !== 'end'; step += 1) {
            const node = currentNode(run);
            const options = 'choices' in node ? (node.choices ?? []) : [];
            const choice = options[(dice.next().value as number) % Math.max(1, options.length)];
            const items = node.kind === 'check' ? (node.items ?? []).map(({ id }) => id) : [];
            const act: Answer = choice
              ? { type: 'choose', choice: choice.id, ticked: items }
              : { type: 'done' };
            const next = answer(run, act, monday + step);
            if (!next.ok) throw new Error(`${at(run)} ${next.reason}`);
            const back = answer(next.run, { type: 'back' }, monday + step);
            expect(back.ok && back.run.place).toEqual(run.place);
            expect(progressOf(run).done).toBeLessThanOrEqual(progressOf(run).total);
            run = JSON.parse(JSON.stringify(next.run)) as Run;
          }
          // Loops in which the customer never agrees are the only way on past 400 answers.
          if (currentNode(run).kind === 'end') expect(answer(run, { type: 'finish' }, monday).ok).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});
