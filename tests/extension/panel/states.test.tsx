import { describe, expect, it, vi } from 'vitest';

import { AppError } from '../../../core/errors.ts';
import { bankContent } from './bank-content.ts';
import { draw, settle } from './draw.tsx';
import { createStage, liuFang, monday, page, state, wangMin, yunlingA2 } from './panel-stage.ts';

const content = bankContent();
const anchor = {
  anchor: 'card',
  kind: 'customerNo',
  source: 'text',
  role: 'holder',
  nodes: 2,
  distinct: 2,
  hidden: 0,
  frame: 0,
};

describe('another customer', () => {
  it('加载中 removes the old customer at once, in the very next drawing', async () => {
    const stage = createStage(content, {
      tab: state('context', { page: page('loan'), customer: yunlingA2 }),
    });
    const { text, change, all } = await draw(stage);
    expect(text()).toContain('云岭物流有限公司');
    await change(() => {
      stage.tab.value = state('loading', { page: page('loan', { level: 'none', reason: 'loading' }) });
    });
    for (const trace of ['云岭', '1002', '黄铜', '较差', '李航', '请勿推介', '钻石'])
      expect(text()).not.toContain(trace);
    expect(all('[data-scale]')).toEqual([]);
    expect(text()).toContain('正在核对页面上的客户');
  });

  it('keeps the generic script and the articles of the page while it waits', async () => {
    const stage = createStage(content, {
      tab: state('loading', { page: page('largeCash', { level: 'none' }) }),
    });
    const { text } = await draw(stage);
    expect(text()).toContain('身份核实');
    expect(text()).toContain('大额取现与转账提示');
  });

  it('acknowledges each generation once it is drawn, and no other', async () => {
    vi.useFakeTimers();
    const stage = createStage(content, { tab: state('loading') });
    const first = stage.tab.value?.generation;
    const { change } = await draw(stage);
    await vi.advanceTimersByTimeAsync(200);
    await change(() => {
      stage.tab.value = state('context', { customer: liuFang });
    });
    await vi.advanceTimersByTimeAsync(200);
    const drawn = stage.calls.filter((call) => call.name === 'drawn').map((call) => call.value);
    expect(drawn).toEqual([first, stage.tab.value?.generation]);
    vi.useRealTimers();
  });

  it('never acknowledges a generation that was replaced before it stood', async () => {
    vi.useFakeTimers();
    const stage = createStage(content, { tab: state('loading') });
    const { change } = await draw(stage);
    const replaced = state('context', { customer: liuFang });
    await change(() => {
      stage.tab.value = replaced;
    });
    await change(() => {
      stage.tab.value = state('loading');
    });
    await vi.advanceTimersByTimeAsync(300);
    expect(stage.calls.filter((call) => call.name === 'drawn').map((call) => call.value)).not.toContain(
      replaced.generation,
    );
    vi.useRealTimers();
  });

  it('says after three seconds what is awaited, with 重试', async () => {
    vi.useFakeTimers();
    const stage = createStage(content, { tab: state('loading', { page: page('loan') }) });
    const { text, button, click } = await draw(stage);
    expect(text()).not.toContain('已等 3 秒');
    await vi.advanceTimersByTimeAsync(3_100);
    await settle();
    expect(text()).toContain('已等 3 秒，仍在等服务返回客户信息');
    await click(button('重试'));
    expect(stage.calls.some((call) => call.name === 'retry')).toBe(true);
    vi.useRealTimers();
  });
});

describe('未确认', () => {
  it('gives the reason in one sentence and evidence by kind, never a value', async () => {
    const seen = page('customerDetail', {
      level: 'none',
      reason: 'ambiguous',
      evidence: [anchor],
      claims: [{ kind: 'customerNo', value: 'C-1001', role: 'holder' }],
      nameClaim: '江海精工有限公司',
    });
    const { text } = await draw(createStage(content, { tab: state('none', { page: seen }) }));
    expect(text()).toContain('页面上有两位客户，不显示客户信息');
    expect(text()).toContain('客户编号 · 页面文字有 2 个不同的值');
    expect(text()).not.toContain('C-1001');
    expect(text()).not.toContain('江海');
  });

  it.each(['disagree', 'unknown', 'nameDiffers'] as const)(
    'says %s when the service says so',
    async (reason) => {
      const { text } = await draw(createStage(content, { tab: state('none', { reason }) }));
      expect(text()).toContain('不显示客户信息');
    },
  );

  it('never draws a customer that a status without one carries along', async () => {
    for (const status of [
      'none',
      'loading',
      'offline',
      'signedOut',
      'noPermission',
      'learning',
      'error',
    ] as const) {
      const stage = createStage(content, {
        tab: state(status, { customer: yunlingA2, identity: yunlingA2 }),
      });
      const { text } = await draw(stage);
      expect(text(), status).not.toContain('云岭');
      expect(text(), status).not.toContain('黄铜');
    }
  });
});

describe('请核对', () => {
  const toConfirm = () =>
    state('toConfirm', {
      page: page('transfer', { level: 'toConfirm' }),
      identity: { ref: 'r', customerType: 'personal', nameMasked: '张*', customerNoTail: '2001' },
    });

  it('shows masked name and last four only, and one press confirms', async () => {
    const stage = createStage(content, { tab: toConfirm() });
    const { text, button, click, all } = await draw(stage);
    expect(text()).toContain('张*');
    expect(text()).toContain('编号尾 2001');
    expect(all('[data-scale]')).toEqual([]);
    await click(button('核对无误'));
    expect(stage.calls.filter((call) => call.name === 'confirm')).toHaveLength(1);
  });

  it('says so when the check could not be recorded, and lets it be pressed again', async () => {
    const stage = createStage(content, { tab: toConfirm() });
    stage.failures.set('confirm', new AppError('server.offline'));
    const { text, button, click } = await draw(stage);
    await click(button('核对无误'));
    expect(text()).toContain('核对没有记下 · 服务没有应答');
    expect(button('核对无误').disabled).toBe(false);
  });
});

describe('the other states', () => {
  it('离线: since when, date of the copy, records waiting, scripts go on', async () => {
    const stage = createStage(content, { tab: state('offline', { page: page('transfer') }) });
    stage.link.value = {
      online: false,
      offlineSince: monday - 28 * 60_000,
      waiting: 3,
      knowledge: { publishedAt: monday, revision: 1 },
    };
    const { text } = await draw(stage);
    expect(text()).toContain('自 09:52 起');
    expect(text()).toContain('知识库为 11-23 10:20 的版本');
    expect(text()).toContain('3 条记录已存本机，待上传');
    expect(text()).toContain('身份核实');
  });

  it('学习模式 (R212): script and articles only, practice is recorded nowhere', async () => {
    const { certificateUntil: _none, ...learner } = wangMin;
    const stage = createStage(content, {
      tab: state('learning', { page: page('accountOpening') }),
      person: learner,
    });
    const { text, press, all } = await draw(stage);
    expect(text()).toContain('取得上岗合格证明后显示客户信息');
    expect(text()).toContain('练习，不计入记录');
    expect(all('.checks')).toEqual([]);
    await press('Enter');
    expect(stage.records).toEqual([]);
  });

  it('R212: where the bank asks for no certificate the same person sees the customer', async () => {
    const { certificateUntil: _none, ...learner } = wangMin;
    const stage = createStage(content, {
      tab: state('none', { page: page('accountOpening'), reason: 'unknown' }),
      person: { ...learner, certificateNeeded: false },
    });
    const { text } = await draw(stage);
    expect(text()).not.toContain('练习，不计入记录');
  });

  it('无权限: the way to get it, never whether a value exists', async () => {
    const { text } = await draw(
      createStage(content, { tab: state('noPermission', { code: 'access.denied' }) }),
    );
    expect(text()).toContain('您的岗位没有这项权限，请联系支行行长');
  });

  it('未登录: 登录 opens the login page; articles for everyone stay', async () => {
    const stage = createStage(content, { tab: state('signedOut', { page: page('transfer') }) });
    stage.person.value = undefined;
    const { button, click, text } = await draw(stage);
    await click(button('登录'));
    expect(stage.calls.some((call) => call.name === 'login')).toBe(true);
    expect(text()).toContain('相关知识');
  });

  it('error: what failed, that work is kept, 重试', async () => {
    const stage = createStage(content, { tab: state('error', { code: 'server.badAnswer' }) });
    const { text, button, click } = await draw(stage);
    expect(text()).toContain('服务的应答无法识别');
    expect(text()).toContain('已做的步骤与勾选都在');
    await click(button('重试'));
    expect(stage.calls.some((call) => call.name === 'retry')).toBe(true);
  });

  it('popup beside no tab of a host is blank of customers and says where to go', async () => {
    const stage = createStage(content);
    const { text } = await draw(stage, { standing: 'window' });
    expect(text()).toContain('请切换到业务系统的标签页');
  });
});

describe('folded', () => {
  it('is a strip of counts without any name, and unfolds', async () => {
    const stage = createStage(content, {
      tab: state('context', { page: page('loan'), customer: yunlingA2 }),
    });
    const { text, one, click } = await draw(stage, { folded: true });
    expect(text()).not.toContain('云岭');
    expect(one('.fold-warn').getAttribute('aria-label')).toMatch(/^预警 \d 条$/);
    await click(one('[aria-label=展开面板]'));
    expect(text()).toContain('云岭');
    expect(stage.calls.filter((call) => call.name === 'place').at(-1)?.value).toEqual({ folded: false });
  });
});
