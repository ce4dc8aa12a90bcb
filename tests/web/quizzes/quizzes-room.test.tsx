import { describe, expect, it } from 'vitest';

import type { QuizOffer } from '../../../core/contracts/quizzes.ts';
import { AppError } from '../../../core/errors.ts';
import QuizzesRoom from '../../../web/quizzes/quizzes-room.tsx';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { openRoom } from '../rooms/room-stage.tsx';
import { attempt, id, MINUTE, mine, service } from './quiz-stage.ts';

describe('the list', () => {
  it('R192: says what a quiz asks and how many attempts are left, and begins one', async () => {
    const { answers } = service({ 'quizzes.start': () => attempt });
    const room = await openRoom(QuizzesRoom, { answers });
    expect(room.text()).toContain('15 题 · 85 分合格 · 25 分钟');
    expect(room.text()).toContain('还可答 3 次');
    await room.press('开始答题');
    expect(room.went).toEqual([id]);
    expect(room.calls.at(-1)).toMatchObject({ asked: { params: { id: 'QZ-05' }, body: { mode: 'graded' } } });
  });

  it('waiting, passed and used up have no button; a pass offers practice', async () => {
    const say = async (quiz: Partial<QuizOffer>) =>
      openRoom(QuizzesRoom, { answers: service({ 'quizzes.mine': () => mine(quiz) }).answers });
    const waiting = await say({ state: 'waiting', from: monday + 60 * MINUTE });
    expect(waiting.text()).toContain('11-23 11:20 后可再答');
    expect(() => waiting.button('开始答题')).toThrow();
    const passed = await say({
      state: 'passed',
      passedAt: monday,
      validUntil: '2027-11-23',
      mayPractise: true,
    });
    expect(passed.text()).toContain('有效至 2027-11-23');
    expect(passed.button('练习')).toBeTruthy();
    expect((await say({ state: 'exhausted' })).text()).toContain('次数已用完');
  });

  it('nothing to take, an error and English are said', async () => {
    const none = service({ 'quizzes.mine': () => ({ ...mine(), quizzes: [] }) }).answers;
    expect((await openRoom(QuizzesRoom, { answers: none })).text()).toContain('现在没有要答的测验');
    const fails = service({
      'quizzes.mine': () => {
        throw new AppError('server.offline');
      },
    }).answers;
    const failed = await openRoom(QuizzesRoom, { answers: fails });
    expect(failed.root.querySelector('[role=alert]')).not.toBeNull();
    const english = await openRoom(QuizzesRoom, { answers: service().answers, language: 'en' });
    expect(english.text()).toContain('3 attempts left');
  });
});

describe('the trainer', () => {
  const trainer = { ...wangMin, roles: ['staff' as const, 'trainer' as const] };
  const seen = { seen: [{ id: 'QZ-05', version: 1, title: '投诉处理' }] };
  const late = {
    ...{ id, quizId: 'QZ-05', version: 1, title: '投诉处理', mode: 'graded', startedAt: monday },
    ...{ deadline: monday, closedAt: monday, how: 'lateSync', late: 'open', staffNo: 'T-002', name: '杨帆' },
    ...{ unit: '城东支行', markings: [], lateAnswers: 3, lateAt: monday },
  };

  it('picks a quiz by its title in the language of the screen', async () => {
    const named = { seen: [{ id: 'QZ-05', version: 1, title: '投诉处理', titleEn: 'Complaints' }] };
    const { answers } = service({
      'quizzes.mine': () => mine({}, named),
      'quizzes.attempts': () => ({ attempts: [] }),
      'quizzes.standingDown': () => ({ questions: [] }),
      'shift.leeches': () => ({ leeches: [] }),
    });
    const titles = async (language: 'zh-CN' | 'en') => {
      const room = await openRoom(QuizzesRoom, { answers, person: trainer, language });
      return [...room.root.querySelectorAll('[name=quiz] option')].map(({ textContent }) => textContent);
    };
    expect(await titles('zh-CN')).toEqual(['投诉处理']);
    expect(await titles('en')).toEqual(['Complaints']);
  });

  it('R-QZ2: decides on what came late', async () => {
    const { answers } = service({
      'quizzes.mine': () => mine({}, seen),
      'quizzes.attempts': () => ({ attempts: [late] }),
      'quizzes.standingDown': () => ({ questions: [] }),
      'shift.leeches': () => ({ leeches: [] }),
      'quizzes.decide': () => {
        const {
          staffNo: _,
          name: __,
          unit: ___,
          markings: ____,
          lateAnswers: _____,
          lateAt: ______,
          ...one
        } = late;
        return { ...one, late: 'accepted' };
      },
    });
    const room = await openRoom(QuizzesRoom, { answers, person: trainer });
    expect(room.text()).toContain('迟交 3 题');
    await room.press('接受');
    expect(room.calls.find(({ name }) => name === 'quizzes.decide')).toMatchObject({
      asked: { params: { id }, body: { accepted: true } },
    });
  });

  it('R-QZ4: sees the paragraph as it was and as it is, confirms, or edits in a draft', async () => {
    const down = {
      quizId: 'QZ-05',
      version: 1,
      title: '投诉处理',
      question: 'limits',
      text: '一般投诉几个工作日？',
      causes: [
        { cites: 'ART-08^limits', what: 'changed', before: '7 天', after: '5 天', mark: 'a'.repeat(64) },
      ],
    };
    const lost = { quiz: 'QZ-05', question: 'callback', text: '回访率要求多少？', people: 3, lastAt: monday };
    const leech = { ...lost, cites: ['ART-09^rate'] };
    const { answers } = service({
      'quizzes.mine': () => mine({}, seen),
      'quizzes.attempts': () => ({ attempts: [] }),
      'quizzes.standingDown': () => ({ questions: [down] }),
      'shift.leeches': () => ({ leeches: [leech] }),
      'quizzes.confirm': () => ({ questions: [] }),
      'drafts.create': () => ({ id }),
    });
    const room = await openRoom(QuizzesRoom, { answers, person: trainer });
    expect(room.text()).toContain('出题时7 天');
    expect(room.text()).toContain('现在5 天');
    // What people lose again and again is the trainer's too: how many, never who.
    expect(room.text()).toContain('回访率要求多少？QZ-05 · callback · 3 人');
    await room.press('改题');
    expect(room.went).toEqual([`drafts/${id}`]);
    await room.press('题目仍然成立');
    expect(room.text()).toContain('没有停用的题目');
  });
});
