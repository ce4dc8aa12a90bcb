import type { Article } from '../../../core/article/article.ts';
import { type DraftDetail, type DraftSummary } from '../../../core/contracts/drafts.ts';
import { KnowledgeCopy } from '../../support/knowledge-copy.ts';
import type { TestService } from '../../support/service.ts';

/** A complete article of a new number; every part can be replaced. */
export function articleText(
  front: Readonly<Record<string, string>> = {},
  body = '先核对证件，再办业务。 ^first',
): string {
  const fields = {
    schema: '1',
    id: 'NEW',
    version: '1',
    slug: 'counter-umbrella',
    title: '雨天借伞登记',
    category: 'service',
    subcategory: 'norms',
    level: 'junior',
    tags: '[借伞]',
    appliesTo: '{}',
    confidentiality: 'internal',
    ownerRole: 'trainer',
    state: 'draft',
    effectiveFrom: '2026-11-24',
    reviewEveryMonths: '12',
    source: '柜面服务细则',
    similarQuestions: '[客户要借伞怎么办]',
    ...front,
  };
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n${body}\n`;
}

/** Drafts as one person sees and works on them over the real routes. */
export async function deskOf(service: TestService, staffNo: string) {
  const token = await service.login(staffNo);
  const ask = async <T>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: T }> => {
    const response = await service.request(method, `/api/drafts${path}`, { token, body });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as T };
  };
  return {
    token,
    ask,
    list: async (box: 'mine' | 'review' | 'done') =>
      (await ask<{ drafts: DraftSummary[] }>('GET', `?box=${box}`)).body.drafts,
    create: (body: Record<string, unknown>) =>
      ask<{ id: string; code?: string }>('POST', '', { kind: 'articles', ...body }),
    read: async (id: string) => (await ask<DraftDetail>('GET', `/${id}`)).body,
    save: (id: string, n: number, text: string) =>
      ask<{ saved: boolean; n: number; base?: string; theirs?: string; code?: string }>('PUT', `/${id}`, {
        n,
        text,
      }),
    submit: (id: string, n: number) =>
      ask<DraftDetail & { code?: string; findings?: { field?: string; message: string }[] }>(
        'POST',
        `/${id}/submission`,
        { n },
      ),
    approve: (id: string, n: number) =>
      ask<DraftDetail & { code?: string }>('POST', `/${id}/decisions`, { n, decision: 'approve' }),
    reject: (id: string, n: number, reason: string) =>
      ask<DraftDetail & { code?: string }>('POST', `/${id}/decisions`, { n, decision: 'reject', reason }),
    publish: (id: string, n: number, mustRead?: unknown) =>
      ask<{ itemId: string; version: number; code?: string }>('POST', `/${id}/publication`, {
        n,
        ...(mustRead ? { mustRead } : {}),
      }),
  };
}
export type Desk = Awaited<ReturnType<typeof deskOf>>;

/** Writes, submits and has approved; gives the draft's id and the text number that stands. */
export async function approvedDraft(author: Desk, reviewers: readonly Desk[], body: Record<string, unknown>) {
  const { id } = (await author.create(body)).body;
  const { n } = (await author.submit(id, (await author.read(id)).n)).body;
  for (const reviewer of reviewers) await reviewer.approve(id, n);
  return { id, n };
}

/** Articles as terminals get them. */
export async function shippedArticles(service: TestService): Promise<Article[]> {
  const copy = new KnowledgeCopy(service, await service.login('F-01'));
  await copy.sync();
  return copy.of<Article>('articles');
}
