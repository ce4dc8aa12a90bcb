import { describe, expect, it, vi } from 'vitest';

import type { Feedback } from '../../../core/contracts/shelf.ts';
import { AppError } from '../../../core/errors.ts';
import { ArticleTools } from '../../../web/shelf/article-tools.tsx';
import { MyShelf } from '../../../web/shelf/my-shelf.tsx';
import { shareLink } from '../../../web/shelf/share-link.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

const feedback: Feedback = { helpful: 12, unhelpful: 0 };
const tools = (answers: Answers) =>
  openRoom(
    ({ deps, go }) => (
      <ArticleTools client={deps.client} article={{ id: 'ART-07', version: 2 }} block="grades" onAsk={go} />
    ),
    { answers },
  );
const opened = { 'shelf.opened': () => ({ favourite: false, feedback }) };

describe('under an article', () => {
  it('没用 asks for the reason before it is sent', async () => {
    const room = await tools({
      ...opened,
      'shelf.rate': () => ({ helpful: 12, unhelpful: 1, mine: 'unhelpful' }),
    });
    await room.press('没用 0');
    expect(room.button('提交').disabled).toBe(true);
    await room.press('过时了');
    await room.submit();
    expect(room.calls.at(-1)?.asked).toEqual({
      params: { articleId: 'ART-07' },
      body: { verdict: 'unhelpful', reason: 'outdated', note: '', version: 2 },
    });
    expect(room.text()).toContain('没用 1');
    expect(room.text()).toContain('已记录，主责会看到');
  });

  it('收藏 and 就此提问, with the paragraph that is looked at', async () => {
    const room = await tools({ ...opened, 'shelf.favourite': () => undefined });
    await room.press('收藏');
    expect(room.button('已收藏').getAttribute('aria-pressed')).toBe('true');
    await room.press('就此提问');
    expect(room.went).toEqual(['questions/ask/ART-07^grades']);
  });

  it('without the service only the link is there, and nothing is in the way', async () => {
    const written: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void written.push(text) } });
    const room = await tools({
      'shelf.opened': () => {
        throw new AppError('server.offline');
      },
    });
    expect(room.text()).not.toContain('有用');
    await room.press('复制链接');
    expect(written[0]).toMatch(/#knowledge\/ART-07\^grades$/);
    vi.unstubAllGlobals();
  });

  it('the link opens the article from any room', () => {
    expect(shareLink('https://kb.bank.example/#questions/3', 'ART-07^grades')).toBe(
      'https://kb.bank.example/#knowledge/ART-07^grades',
    );
  });
});

describe('my shelf', () => {
  it('lists favourites and recent ones and opens them', async () => {
    const article = (articleId: string, title: string) => ({ articleId, title, at: 0 });
    const overdue = { ...article('ART-08', '投诉处理时限与闭环'), reviewDueOn: '2026-07-01' };
    const room = await openRoom(({ deps, go }) => <MyShelf client={deps.client} onOpen={go} />, {
      answers: {
        'shelf.mine': () => ({ favourites: [article('ART-07', '投诉分类与定级'), overdue], recent: [] }),
      },
    });
    expect(room.text()).toContain('我的收藏');
    expect(room.text()).not.toContain('最近看过');
    // R266
    expect(room.text()).toContain('投诉处理时限与闭环复审逾期');
    expect(room.text()).not.toContain('投诉分类与定级复审逾期');
    await room.press('投诉分类与定级');
    expect(room.went).toEqual(['ART-07']);
  });
});
