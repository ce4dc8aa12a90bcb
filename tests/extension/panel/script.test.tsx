import { describe, expect, it } from 'vitest';

import { AppError } from '../../../core/errors.ts';
import { parseMoment } from '../../../core/moment/parse.ts';
import { parseScript } from '../../../core/script/parse.ts';
import type { KnowledgeData } from '../../../core/search/local-knowledge.ts';
import { slotsOf } from '../../../core/script/known-slots.ts';
import { draw, settle } from './draw.tsx';
import { createStage, liuFang, page, state, wangMin, yunlingA1, yunlingA2, zhangWei } from './panel-stage.ts';

const script = parseScript({
  file: 'SCR-90.yaml',
  text: `
schema: 1
id: SCR-90
version: 3
title: 试走
roles: [teller]
knowledge: []
start: 1
nodes:
  - { kind: say, id: 1, text: '您好，我是{{tellerName}}，请问{{matter}}', next: 2 }
  - kind: ask
    id: 2
    text: 有人让您保密吗
    choices:
      - { id: no, label: 没有, next: 3 }
      - { id: yes, label: 有，记风险点, mark: true, next: 3 }
  - { kind: check, id: 3, must: true, text: 证件有效且为本人, next: 4 }
  - { kind: end, id: 4, outcome: done }
`,
});
const moment = parseMoment({
  file: 'loan.yaml',
  text: `
schema: 1
version: 1
pageKind: loan
plans: [{ scripts: [SCR-90] }]
checks:
  - { id: first, text: 先做这一项 }
  - { id: second, text: 再做那一项, must: true, needs: [first] }
actions: [{ id: openCase }]
`,
});
if ('findings' in script || 'findings' in moment) {
  throw new Error(JSON.stringify([script, moment]));
}
const content: KnowledgeData = { articles: [], scripts: [script.value], moments: [moment.value], terms: [] };
const onLoan = (customer = yunlingA2) =>
  createStage(content, { tab: state('context', { page: page('loan'), customer }) });

describe('running a script by keyboard', () => {
  it('Enter says and goes on, a digit answers, Backspace goes back, now is aria-current', async () => {
    const { press, one, text } = await draw(onLoan());
    expect(one('[aria-current=step]').textContent).toContain('您好，我是王敏，请问〔办理的业务〕');
    await press('Enter');
    expect(one('[aria-current=step]').textContent).toContain('有人让您保密吗');
    expect(text()).toContain('只记选项，不记客户原话');
    await press('2');
    expect(text()).toContain('风险点 1');
    await press('Backspace');
    expect(one('[aria-current=step]').textContent).toContain('有人让您保密吗');
    expect(text()).not.toContain('风险点 1');
  });

  it('keeps digits and Enter for the field that is typed in', async () => {
    const { one, text, press } = await draw(onLoan());
    const search = one('.bar-search input');
    search.focus = () => {};
    search.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(text()).toContain('您好，我是王敏');
    await press('F6');
    expect(document.activeElement?.closest('[data-section]')).not.toBeNull();
  });

  it('必做: skipping asks for a reason from the closed list', async () => {
    const { press, button, click, text } = await draw(onLoan());
    await press('Enter');
    await press('1');
    expect(text()).toContain('必做');
    await click(button('跳过'));
    expect(text()).toContain('必做步骤，写明原因才能跳过');
    await click(button('由主管决定'));
    expect(text()).toContain('已跳过：由主管决定');
  });

  it('R16: a check before its turn is refused and the open one named', async () => {
    const { all, click, text } = await draw(onLoan());
    const boxes = all('.check-line input');
    await click(boxes[1] as HTMLElement);
    expect(text()).toContain('请先完成“先做这一项”');
    await click(boxes[0] as HTMLElement);
    await click(all('.check-line input')[1] as HTMLElement);
    expect(text()).toContain('2 / 2');
  });

  it('R82: no end while an obligatory check is open; then one record with version, lines and checks', async () => {
    const stage = onLoan();
    const { press, button, click, all, text } = await draw(stage);
    await press('Enter');
    await press('1');
    await press('Enter');
    expect(text()).toContain('还有 1 个必做步骤，补齐后才能结束');
    expect(button('结束并保存').disabled).toBe(true);
    await click(all('.check-line input')[0] as HTMLElement);
    await click(all('.check-line input')[1] as HTMLElement);
    await click(button('结束并保存'));
    const runs = stage.records.filter((record) => record.kind === 'scriptRun');
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({
      scriptId: 'SCR-90',
      scriptVersion: 3,
      pageKind: 'loan',
      customerRef: 'ref-1002',
      serviceCaseId: 'case-1',
      outcome: 'done',
    });
    expect(JSON.stringify(runs[0])).not.toContain('云岭');
    expect(text()).toMatch(/已上传|已存本机/);
    const ticks = stage.records.filter((record) => record.kind === 'checkTick');
    expect(ticks.map((tick) => [tick.checkCode, tick.result])).toEqual([
      ['first', 'yes'],
      ['second', 'yes'],
    ]);
  });

  it('未保存 stays with 重试 and the second try saves the same run', async () => {
    const stage = onLoan();
    const { press, button, click, all, text } = await draw(stage);
    for (const box of [0, 1]) await click(all('.check-line input')[box] as HTMLElement);
    stage.failures.set('record', new AppError('server.internal'));
    for (const key of ['Enter', '1', 'Enter', 'Enter']) await press(key);
    expect(text()).toContain('未保存');
    stage.failures.clear();
    await click(button('重试'));
    expect(stage.records.filter((record) => record.kind === 'scriptRun')).toHaveLength(1);
  });

  it('takes back a tick that could not be kept: the screen never says more than was saved', async () => {
    const stage = onLoan();
    stage.failures.set('record', new AppError('server.internal'));
    const { click, all, text } = await draw(stage);
    await click(all('.check-line input')[0] as HTMLElement);
    expect(text()).toContain('0 / 2');
  });
});

describe('what a line says by itself', () => {
  it('fills the surname that the mask leaves, and never proposes a date of its own', () => {
    expect(slotsOf(wangMin, { ...zhangWei, nameMasked: '欧阳*' })).toMatchObject({ surname: '欧阳' });
    const known = slotsOf(wangMin, zhangWei);
    expect(known).toMatchObject({ tellerName: '王敏', surname: '张' });
    expect(Object.keys(known)).not.toContain('date');
    expect(slotsOf(wangMin, yunlingA1)).not.toHaveProperty('surname');
  });
});

describe('work belongs to one customer on one kind of page', () => {
  it('never shows beside another customer and is still there when the first comes back', async () => {
    const stage = onLoan();
    const { press, text, change } = await draw(stage);
    await press('Enter');
    expect(text()).toContain('有人让您保密吗');
    await change(() => {
      stage.tab.value = state('context', { page: page('loan'), customer: zhangWei });
    });
    expect(text()).toContain('您好，我是王敏');
    await change(() => {
      stage.tab.value = state('context', { page: page('loan'), customer: liuFang });
    });
    expect(text()).toContain('您好，我是王敏');
    await change(() => {
      stage.tab.value = state('context', { page: page('loan'), customer: yunlingA2 });
    });
    expect(text()).toContain('有人让您保密吗');
  });

  it('opening a service case keeps what was said', async () => {
    const { serviceCase: _none, ...before } = yunlingA2;
    const stage = onLoan({ ...before, accessLevel: 'A1' });
    const { press, text, button, click, change } = await draw(stage);
    await press('Enter');
    await click(button('建立服务事项'));
    expect(stage.calls.some((call) => call.name === 'openCase')).toBe(true);
    await change(() => {
      stage.tab.value = state('context', { page: page('loan'), customer: yunlingA2 });
    });
    expect(text()).toContain('有人让您保密吗');
  });
});

describe('a step of the service case', () => {
  it('is drawn with the words of the register and asks for what it requires', async () => {
    const stage = onLoan();
    const { button, click, one, text } = await draw(stage);
    await click(button('开始咨询'));
    expect(stage.calls.at(-1)).toEqual({ name: 'caseEvent', value: { event: 'consult', fields: {} } });
    await click(button('取消'));
    await click(one('.dialog button[type=submit]'));
    expect(text()).toContain('请填写取消原因');
    const field = one('.dialog input') as HTMLInputElement;
    field.value = '客户改日再办';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    await click(one('.dialog button[type=submit]'));
    expect(stage.calls.at(-1)?.value).toEqual({ event: 'cancel', fields: { reason: '客户改日再办' } });
  });
});
