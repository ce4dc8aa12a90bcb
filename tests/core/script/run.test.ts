import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { progressOf } from '../../../core/script/ahead.ts';
import { type CheckItem, tickCheck } from '../../../core/script/checklist.ts';
import { abandonedRecord, recordOf, runRecordSchema } from '../../../core/script/record.ts';
import {
  type Answer,
  answer,
  currentNode,
  finishable,
  lineOf,
  obligatoryOpen,
  type Run,
} from '../../../core/script/run.ts';
import { library } from '../../content/shipped-content.ts';
import { liuFang, monday, yunlingA2, zhangWei } from '../moment/cast.ts';
import { at, begin, knownOn, play, verified } from './play.ts';

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
      scriptVersion: 2,
      outcome: 'closed',
      startedAt: monday,
      endedAt: monday + 9000,
      checks: [{ id: 'terms', result: 'yes', at: monday + 5000 }],
    });
    expect(record?.lines.every((line) => line.scriptVersion === 2 && line.at >= monday)).toBe(true);
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
  const starts = Object.keys(library);
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
