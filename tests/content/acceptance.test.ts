import { describe, expect, it } from 'vitest';

import { allInForce } from '../../core/article/inforce.ts';
import { paragraphById, paragraphsOf } from '../../core/article/paragraphs.ts';
import type { PageKind } from '../../core/page/kinds.ts';
import { slotsIn } from '../../core/script/slots.ts';
import { wangMin } from '../core/moment/cast.ts';
import { articles, moments, rules, scripts } from './shipped-content.ts';

const newest = (id: string) => {
  const found = articles.filter((each) => each.id === id).sort((a, b) => b.version - a.version)[0];
  if (found === undefined) throw new Error(id);
  return found;
};
const paragraph = (ref: string): string => {
  const [id = '', block = ''] = ref.split('^');
  const found = paragraphById(newest(id).markdown, block);
  if (found === undefined) throw new Error(ref);
  return found.text;
};
const linesOf = (id: string) =>
  scripts.filter((each) => each.id === id).flatMap(({ nodes }) => nodes.filter((node) => 'text' in node));

describe('what the requirements want to be read (E, H, I)', () => {
  it.each([
    [
      'R58: the standard deposit comes finished, nobody converts it',
      'ART-20^deposit',
      /系数.*总行算好后导入/,
    ],
    [
      'R64: not on the list, no level, even with 30,000万',
      'ART-21^not-listed',
      /30000 万元.*不在名单上.*没有 VIP 级别/,
    ],
    [
      'R65: list 2026 still counts on 2026-12-31',
      'ART-21^year',
      /2027-01-01 生效.*2026-12-31 当天仍看 2026 年名单/,
    ],
    ['R66: changes within the year are decided by head office', 'ART-21^change', /总行公司银行部审批/],
    ['R67: a service plan needs both reviews', 'ART-21^who', /公司银行部和个人银行部都审过才算批准/],
    ['R68: international business sets its own rating', 'ART-21^who', /国际业务部.*评级标准/],
    ['R74: only customers who agreed are invited', 'ART-10^content', /只邀请同意接收信息的客户/],
    [
      'R76: major complaints of VIPs are investigated',
      'ART-08^loop',
      /VIP 客户的重大投诉另须专项调查报告和整改说明/,
    ],
    [
      'R78: honoured customers go to their counter',
      'ART-10^honoured',
      /贵宾服务台.*接待、咨询、规划、交易一站办完/,
    ],
    ['R79: four groups of indicators', 'ART-32^indicators', /财务状况.*经营能力.*信用记录.*市场竞争力/],
    ['R81: limits are not told at the counter', 'ART-32^line', /柜台不报数/],
    ['R83: the first line on the loan page', 'ART-38^counter', /逾期，请勿推介新增授信/],
    ['R84: poor and high risk goes to risk management', 'ART-32^grades', /暂不受理，转风险管理部门/],
    ['R141: a booking is shown half an hour before', 'ART-12^notice', /30 分钟.*10:30 开户，10:00 起/],
    ['R142: an answer names its article', 'ART-02^stages', /引用条目和版本/],
    ['R144: an open loan matter has its task', 'ART-02^loan', /“材料补齐”待办/],
    [
      'R147: ART-02 names the duty of every post',
      'ART-02^posts',
      /柜员：.*客户经理：.*投诉处理人员：.*网点负责人：/,
    ],
    ['R154: how to shorten the wait', 'ART-12^crowd', /材料备好.*自助/],
    ['R155: an App that breaks off is a matter of systems', 'ART-07^types', /系统与技术类 .*App 转账闪退/],
    ['R155: the quoted shares are not facts', 'ART-07^never', /加起来是 110%，不能用/],
    ['R156: problem, effect and demand are all needed', 'ART-07^now', /问题、影响、诉求三样记全/],
    ['R157: in charge until the colleague has confirmed', 'ART-04^not-done', /没有确认接手.*|责任仍在首问人/],
    ['R159: solved on the spot is still called back', 'ART-08^close', /当场解决的也不例外/],
    ['R161: nobody confirms his own handling', 'ART-08^feedback', /办理人不能确认自己的处理/],
    ['R163: the letter has four parts', 'ART-08^feedback', /处理经过、处理结果、后续措施、满意度询问/],
    ['R165: four parts close the loop', 'ART-08^loop', /问题、处理、反馈、改进/],
    ['R166: the same again within 90 days is a repeat', 'ART-09^repeat', /90 天内又来/],
    ['R167: a review takes 7 working days', 'ART-09^review', /复议.*7 个工作日/],
    [
      'R170: five measures, looked at monthly',
      'ART-09^prevent',
      /数据：.*流程：.*培训和考核：.*沟通：.*制度：/,
    ],
  ])('%s', (_, ref, expected) => {
    expect(paragraph(ref)).toMatch(expected);
  });

  it('R62: silver and bronze, and every other value of ours, say that the bank must confirm', () => {
    for (const { id, configuration, markdown } of articles.filter(({ state }) => state === 'inForce')) {
      if (configuration.length > 0) expect(markdown, id).toMatch(/待确认|本行设定|合规人员确认/);
    }
  });

  it('R69: the table of ART-21 is the benefit matrix', () => {
    const matrix = rules.find((rule) => rule.kind === 'vipBenefits');
    const table = paragraph('ART-21^benefits');
    const levels = ['supreme', 'diamond', 'platinum', 'gold'] as const;
    const said = (label: string) => new RegExp(`${label} (\\S+) (\\S+) (\\S+) (\\S+)`).exec(table)?.slice(1);
    for (const { label, vipLevels, id } of matrix?.benefits ?? []) {
      if (id === 'honouredCounter') continue;
      const expected = levels.map((level) => (vipLevels.includes(level) ? '有' : '看配置'));
      expect(said(label.zh), label.zh).toEqual(expected);
    }
  });

  it('R79: each group of indicators has two examples', () => {
    const rows = newest('ART-32')
      .markdown.split('\n')
      .filter((line) => /^\| (财务状况|经营能力|信用记录|市场竞争力)/.test(line));
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row.split('|')[2]?.split('、')).toHaveLength(2);
  });

  it('R146: each of the seven page kinds shows an article with the steps of its flow', () => {
    const kinds: PageKind[] = [
      'customerDetail',
      'accountOpening',
      'transfer',
      'loan',
      'complaint',
      'largeCash',
      'productSale',
    ];
    for (const kind of kinds) {
      const shown = moments.find(({ pageKind }) => pageKind === kind)?.articles ?? [];
      const ids = shown.flatMap((row) => ('id' in row ? [row.id] : []));
      const withSteps = ids.filter((id) =>
        paragraphsOf(newest(id).markdown).some(
          ({ kind: block, markdown }) => block === 'list' && markdown.startsWith('1.'),
        ),
      );
      expect(withSteps, kind).not.toEqual([]);
    }
  });

  it('R171: SCR-03 ends with the channels the bank configured', () => {
    const last = linesOf('SCR-03').at(-1);
    expect(last && slotsIn(last.text)).toEqual(['caseNo', 'channel']);
  });

  it('R148: SCR-12 asks for a rating before the goodbye', () => {
    const order =
      scripts
        .find(({ id }) => id === 'SCR-12')
        ?.nodes.map((node) => ('text' in node ? node.text : node.id)) ?? [];
    const goodbye = order.findIndex((text) => text.includes('请慢走'));
    const rated = order.findIndex((text) => text.includes('评价'));
    expect(rated).toBeGreaterThan(-1);
    expect(rated).toBeLessThan(goodbye);
  });

  it('R82, R149, R151, R152: the checks that must be ticked stand in the script or beside it', () => {
    const must = (pageKind: PageKind) =>
      moments
        .filter((each) => each.pageKind === pageKind)
        .flatMap(({ checks }) => checks.filter((check) => check.must).map(({ text }) => text))
        .join('\n');
    expect(must('loan')).toContain('信用条款与违约责任已说明');
    expect(must('transfer')).toContain('收款人、金额、用途已与客户复述确认');
    expect(must('productSale')).toContain('风险、费用、期限已说明');
    expect(paragraph('ART-39^ours')).toContain('12 个月');
  });

  it('R104: the visit table of ART-24 is the rule the service counts by', () => {
    const service = rules.find((rule) => rule.kind === 'service');
    expect(service?.visitMonths.corpTier).toEqual({
      diamond: 1,
      platinum: 2,
      gold: 3,
      silver: 6,
      bronze: 12,
      unrated: 12,
    });
    expect(newest('ART-24').markdown).toMatch(/钻石 \| 每月/);
    expect(newest('ART-24').markdown).toMatch(/铂金 \| 每 (?:2|两) 个月/);
    expect(newest('ART-24').markdown).toMatch(/白银 \| 每半年/);
  });
});

describe('in force today, here', () => {
  const at = (day: string) => Date.parse(`${day}T12:00:00+08:00`);

  it('城西支行 has its Saturday counter, every other branch the version of the whole bank', () => {
    const version = (orgUnitCode: string) =>
      allInForce(articles, at('2026-11-23'), {
        ...wangMin,
        orgPath: ['0001', '3200', orgUnitCode],
      }).get('ART-03');
    expect(version('3202')?.markdown).toContain('周六值班窗口');
    expect(version('3201')?.markdown).not.toContain('周六值班窗口');
  });

  it('the duty to register the use of 50,000 yuan and more ended with 2025', () => {
    const text = (day: string) => allInForce(articles, at(day), wangMin).get('ART-42')?.markdown ?? '';
    expect(text('2025-12-31')).toMatch(/登记/);
    expect(text('2026-01-01')).toContain('不再要求登记来源或用途');
  });
});

describe('values that stand in the rules and in a text', () => {
  const thresholds = rules.find((rule) => rule.kind === 'thresholds')?.values ?? [];

  it('every provisional value of a text is in thresholds.yaml, unconfirmed, and named once', () => {
    expect(new Set(thresholds.map(({ name }) => name)).size).toBe(thresholds.length);
    expect(thresholds.filter(({ confirmed }) => confirmed)).toEqual([]);
    const quoted = new Set(articles.flatMap(({ configuration }) => configuration));
    expect(thresholds.map(({ name }) => name).filter((name) => !quoted.has(name))).toEqual([]);
  });

  it('R153: ART-42 gives the two large amounts as configured', () => {
    const yuan = (name: string) =>
      (Number(thresholds.find((each) => each.name === name)?.value) / 100).toLocaleString('en-US');
    expect(paragraph('ART-42^amount')).toContain(`取现 ${yuan('largeCashFen')} 元`);
    expect(paragraph('ART-42^amount')).toContain(`转账 ${yuan('largeTransferFen')} 元`);
  });

  it('every constant of figures.yaml is said somewhere, or the table would guard nothing', () => {
    const figures = rules.find((rule) => rule.kind === 'figures')?.figures ?? [];
    const all = JSON.stringify([articles.map(({ markdown }) => markdown), scripts]);
    expect(figures.length).toBeGreaterThan(20);
    for (const { id, near, value, unit } of figures) {
      expect(all, id).toContain(near);
      expect(all, id).toMatch(new RegExp(`${value[0]} ?${unit}`));
    }
  });
});
