import { describe, expect, it } from 'vitest';

import type { CustomerContext } from '../../../core/contracts/context.ts';
import { answer, currentNode, lineOf, type Run, withFacts } from '../../../core/script/run.ts';
import { liuFang, monday, yunlingA1, yunlingA2, zhangWei } from '../moment/cast.ts';
import { at, begin, knownOn, play, verified } from './play.ts';

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
