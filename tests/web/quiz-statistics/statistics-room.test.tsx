import { describe, expect, it } from 'vitest';

import type { ItemFigures } from '../../../core/contracts/quiz-statistics.ts';
import { AppError } from '../../../core/errors.ts';
import StatisticsRoom from '../../../web/quiz-statistics/statistics-room.tsx';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';
import { item, shown, statistics } from './statistics-stage.ts';

const quizzes = [
  { id: 'QZ-05', title: '投诉处理' },
  { id: 'QZ-06', title: '合规' },
];
const open = (answers: Answers = {}, more: Partial<Parameters<typeof openRoom>[1]> = {}) =>
  openRoom(StatisticsRoom, {
    answers: {
      'quizStatistics.quizzes': () => ({ quizzes }),
      'quizStatistics.read': () => statistics(),
      ...answers,
    },
    ...more,
  });
type Room = Awaited<ReturnType<typeof open>>;
const choose = (room: Room, name: string, value: string) =>
  room.change(() => {
    const field = room.root.querySelector<HTMLSelectElement>(`[name=${name}]`);
    if (field === null) throw new Error(name);
    field.value = value;
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
  });

describe('题目分析', () => {
  it('says in plain words what the figures say, the worst question first', async () => {
    const room = await open();
    const text = room.text();
    expect(text).toContain('42 人，45 次 · 均分 79.6 · 合格 38%');
    expect(text).toContain('Cronbach α 0.64');
    expect(text).toContain('不可靠，分数说明不了水平');
    expect(text).toContain('测量误差 ±5.4 分');
    expect(text).toContain('1 题需复核');
    const rows = [...room.root.querySelectorAll('.stats-items tbody tr')];
    expect(rows[0]?.textContent).toContain('区分度为负');
    expect(rows[1]?.textContent).toContain('正常');
    expect(rows[1]?.textContent).toContain('✓ 正确答案 B 17');
    expect(rows[1]?.textContent).toContain('未答 2');
    expect(rows[1]?.textContent).toContain('95% 区间 31%–46%');
  });

  it('a question opens to its options and to the paragraph it stands on', async () => {
    const room = await open();
    await room.press('第 3 道题');
    expect(room.text()).toContain('17（40%）');
    expect(room.text()).toContain('88.5');
    expect(room.text()).toContain('一半人用时 12–31 秒');
    await room.press('ART-08 ^limits');
    expect(room.went).toEqual(['knowledge/ART-08^limits']);
  });

  it('every chart has its table, and says itself in words', async () => {
    const room = await open();
    const charts = [...room.root.querySelectorAll('svg[role=img]')];
    expect(charts.map((chart) => chart.getAttribute('aria-label'))).toEqual([
      expect.stringContaining('80–84 分 11'),
      expect.stringContaining('需复核：第 11 题'),
    ]);
    for (const section of ['得分分布', '难度与区分度', '段落热度']) {
      const card = room.root.querySelector(`section[aria-label=${section}]`);
      await room.change(() => card?.querySelector('button')?.click());
      expect(card?.querySelector('table')?.rows.length, section).toBeGreaterThan(2);
    }
  });

  it('paragraphs: read by 90 %, missed by 55 %; each opens in the reader', async () => {
    const room = await open();
    expect(room.text()).toContain('已读 90%（应读 42 人）');
    expect(room.root.querySelector('.stats-cell.h3')?.textContent).toBe('55%第 1 段');
    expect(room.root.querySelector('.stats-cell.none')?.textContent).toBe('未出题第 2 段');
    await room.change(() => room.root.querySelector<HTMLButtonElement>('.stats-paragraph')?.click());
    expect(room.went).toEqual(['knowledge/ART-08^limits']);
  });

  it('is narrowed by version, month and unit; units of few are not listed', async () => {
    const room = await open();
    expect(room.text()).toContain('另有 2 个机构人数太少或能被推算');
    await choose(room, 'version', '2');
    await choose(room, 'unit', '3201');
    expect(room.calls.at(-1)).toMatchObject({
      asked: { params: { id: 'QZ-05' }, query: { version: '2', unit: '3201' } },
    });
    await choose(room, 'quiz', 'QZ-06');
    expect(room.went).toEqual(['QZ-06']);
  });

  it('R201: mean 62 → 84 with its interval; too few are said', async () => {
    const comparison = {
      persons: 40,
      before: 62,
      after: 84,
      difference: { mean: 22, low: 19.5, high: 24.5 },
    };
    let enough = true;
    const room = await open({
      'quizStatistics.compare': ({ query }) => ({
        ...{ on: '2026-12-08', smallestGroup: 5, leastAnswers: 30 },
        ...((query as { after?: string }).after === undefined
          ? { comparison: { ...comparison, enough } }
          : {}),
      }),
    });
    await choose(room, 'on', '2026-12-08');
    expect(room.text()).toContain('培训前62.0 分');
    expect(room.text()).toContain('培训后84.0 分');
    expect(room.text()).toContain('40 人前后都答过，平均提高 22.0 分（95% 区间 19.5 到 24.5）');
    expect(room.text()).not.toContain('只作参考');
    enough = false;
    await choose(room, 'on', '2026-12-09');
    expect(room.text()).toContain('不足 30 人，只作参考');
    await choose(room, 'after', 'QZ-06');
    expect(room.text()).toContain('前后都答过的人不足 5 人');
  });
});

describe('states', () => {
  it('nothing yet, too few persons, refused, and English', async () => {
    expect((await open({ 'quizStatistics.quizzes': () => ({ quizzes: [] }) })).text()).toContain(
      '还没有已交卷',
    );
    const few = await open({
      'quizStatistics.read': () => {
        const { shown: _, ...rest } = statistics({ units: [] });
        return rest;
      },
    });
    expect(few.text()).toContain('人数不足 5 人');
    const refused = await open({
      'quizStatistics.quizzes': () => {
        throw new AppError('access.denied');
      },
    });
    expect(refused.root.querySelector('[role=alert]')).not.toBeNull();
    expect((await open({}, { language: 'en' })).text()).toContain('Not reliable');
  });

  it('a head of a unit sees totals; who takes the quiz is told why there are no questions', async () => {
    const { items: _, articles: __, ...totals } = shown;
    const head = await open({
      'quizStatistics.read': () => statistics({ ownUnit: '城东支行', units: [], shown: totals }),
    });
    expect(head.text()).toContain('城东支行');
    expect(head.root.querySelector('.stats-items')).toBeNull();
    expect(head.root.querySelector('[name=unit]')).toBeNull();
    const taking = await open({ 'quizStatistics.read': () => statistics({ shown: totals }) });
    expect(taking.text()).toContain('您正在答这个测验');
  });

  it('without the key there is no column of options; too few answers say how many', async () => {
    const bare = (of: ItemFigures): ItemFigures => {
      const { key: _, ...rest } = of;
      return rest;
    };
    const { figures: _, ...few } = bare(item(9, { answers: 4 }));
    const room = await open({
      'quizStatistics.read': () => statistics({ shown: { ...shown, items: [bare(item(1)), few] } }),
    });
    expect(room.text()).not.toContain('选项分布');
    expect(room.text()).toContain('答案太少（4）');
  });
});
