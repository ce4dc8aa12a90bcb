import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { checkDraft } from '../../../core/contracts/drafts.ts';
import type { Answered } from '../../../core/contracts/endpoint.ts';
import { roles } from '../../../core/organisation/person.ts';
import { createOrganisationService } from '../../../server/organisation/organisation.service.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { approvedDraft, articleText, type Desk, deskOf, shippedArticles } from './desk.ts';

let service: TestService;
let [author, reviewer, teller]: Desk[] = [];
beforeAll(async () => {
  service = await createTestService();
  [author, reviewer, teller] = [
    await deskOf(service, 'K-01'),
    await deskOf(service, 'K-02'),
    await deskOf(service, 'T-001'),
  ];
});
afterAll(() => service.close());

const desks = () => {
  if (!author || !reviewer || !teller) throw new Error('the desks are opened first');
  return { author, reviewer, teller };
};

describe('four eyes (R-MD6)', () => {
  test('an article goes from draft to publication through a second person', async () => {
    const { author: writer, reviewer: second } = desks();
    const { id } = (await writer.create({ text: articleText({}, '先核对证件。\n\n再登记。 ^second') })).body;
    const draft = await writer.read(id);
    expect(draft).toMatchObject({
      state: 'draft',
      title: '雨天借伞登记',
      n: 1,
      approvals: { have: 0, need: 1 },
    });
    expect((await second.list('review')).map((one) => one.id)).not.toContain(id);

    const submitted = (await writer.submit(id, 1)).body;
    expect(submitted.state).toBe('inReview');
    // The block without an id has got one; the one that had keeps it.
    expect(submitted.text).toMatch(/先核对证件。 \^[0-9a-f]{6}\n/);
    expect(submitted.text).toContain('再登记。 ^second');

    expect((await writer.approve(id, submitted.n)).body.code).toBe('draft.fourEyes');
    expect((await writer.publish(id, submitted.n)).body.code).toBe('draft.state');
    expect((await second.approve(id, submitted.n)).body).toMatchObject({
      state: 'approved',
      approvals: { have: 1, need: 1 },
    });
    expect((await writer.publish(id, submitted.n)).body.code).toBe('draft.fourEyes');
    expect((await second.publish(id, submitted.n)).body).toEqual({ itemId: draft.itemId, version: 1 });

    const article = (await shippedArticles(service)).find((one) => one.id === draft.itemId);
    expect(article).toMatchObject({
      title: '雨天借伞登记',
      version: 1,
      state: 'inForce',
      effectiveFrom: '2026-11-24',
    });
    expect((await writer.read(id)).events.map(({ event, by }) => `${event} ${by.name}`)).toEqual([
      'created 孙婷',
      'submitted 孙婷',
      'approved 苏文',
      'published 苏文',
    ]);
  });

  test('nobody who wrote a word of it approves it, whatever their post', async () => {
    const { author: writer, reviewer: second } = desks();
    const { id } = (await writer.create({ text: articleText({ slug: 'two-hands', title: '两人合写' }) }))
      .body;
    expect(
      (await second.save(id, 1, (await writer.read(id)).text.replace('两人合写', '两人合写一篇'))).body.saved,
    ).toBe(true);
    const { n } = (await writer.submit(id, 2)).body;
    expect((await second.approve(id, n)).body.code).toBe('draft.fourEyes');
  });

  test('a rejection gives its reason back, and a new text needs new approvals', async () => {
    const { author: writer, reviewer: second } = desks();
    const { id, n } = await approvedDraft(writer, [], {
      text: articleText({ slug: 'sent-back', title: '退回再改' }),
    });
    expect((await second.reject(id, n, '缺')).status).toBe(400);
    expect((await second.reject(id, n, '第一段缺少证件种类')).body.state).toBe('draft');
    const back = await writer.read(id);
    expect(back.events.at(-1)).toMatchObject({
      event: 'rejected',
      reason: '第一段缺少证件种类',
      by: { name: '苏文' },
    });
    await writer.save(id, back.n, back.text.replace('证件', '身份证件'));
    const again = (await writer.submit(id, back.n + 1)).body;
    expect((await second.approve(id, n)).body.code).toBe('draft.conflict');
    expect((await second.publish(id, again.n)).body.code).toBe('draft.state');
    expect((await second.approve(id, again.n)).body.state).toBe('approved');
  });

  test('a restricted article needs two, one of whom answers for it', async () => {
    const { author: writer, reviewer: second } = desks();
    const head = await deskOf(service, 'B-01');
    const text = articleText({ slug: 'inner-case', title: '内部案例', confidentiality: 'restricted' });
    const { id, n } = await approvedDraft(writer, [second], { text });
    expect(await writer.read(id)).toMatchObject({ state: 'inReview', approvals: { have: 1, need: 2 } });
    expect((await second.approve(id, n)).body.code).toBe('draft.twice');
    expect((await head.approve(id, n)).body.state).toBe('approved');
  });

  test('no other post sees, approves or publishes a draft', async () => {
    const { author: writer } = desks();
    const { sql, writer: queue } = service.database;
    const organisation = createOrganisationService({
      sql,
      writer: queue,
      clock: service.now,
      audit: service.operatorAudit('test'),
    });
    const { id, n } = await approvedDraft(writer, [], {
      text: articleText({ slug: 'roles', title: '岗位试验' }),
    });
    for (const role of roles.filter((one) => one !== 'trainer')) {
      await organisation.grantRoles('T-003', [role], 'test');
      const desk = await deskOf(service, 'T-003');
      const mine = role === 'auditor' ? 403 : 404;
      expect((await desk.ask('GET', `/${id}`)).status, role).toBe(role === 'auditor' ? 200 : 404);
      expect((await desk.list('review')).map((one) => one.id).includes(id), role).toBe(role === 'auditor');
      expect((await desk.approve(id, n)).status, role).toBe(mine);
      expect((await desk.publish(id, n)).status, role).toBe(mine);
      expect((await desk.save(id, n, 'x')).status, role).toBe(mine);
      expect((await desk.create({ kind: 'scripts', itemId: 'SCR-01' })).status, role).toBe(403);
      if (role === 'auditor') expect((await desk.create({ text: articleText() })).status).toBe(403);
    }
  });
});

describe('what may not be published', () => {
  test('personal data, with its line (R197)', async () => {
    const { author: writer } = desks();
    const number = ['138', '1234', '5678'].join('');
    const text = articleText({ slug: 'phone', title: '电话回访' }, `请拨打 ${number}。 ^call`);
    const { id } = (await writer.create({ text })).body;
    const refused = await writer.submit(id, 1);
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).toContain('疑似手机号');
    expect(JSON.stringify(refused.body)).not.toContain(number);
  });

  test('an article without a level (R190), one that begins in the past, one with a dead link', async () => {
    const { author: writer } = desks();
    const faults = {
      level: articleText({ level: '', slug: 'no-level' }),
      effectiveFrom: articleText({ effectiveFrom: '2026-11-01', slug: 'past-day' }),
      related: articleText({ related: '[ART-999]', slug: 'dead-link' }),
    };
    for (const [field, text] of Object.entries(faults)) {
      const { id } = (await writer.create({ text })).body;
      const { status, body } = await writer.submit(id, 1);
      expect(status, field).toBe(422);
      expect(JSON.stringify(body.findings), field).toContain(field === 'related' ? 'ART-999' : field);
    }
  });

  test('an article under a file name that another one has, with the line and the other one', async () => {
    const { author: writer } = desks();
    const checked = async (text: string) => {
      const { id } = (await writer.create({ text })).body;
      const { findings } = (await writer.ask<Answered<typeof checkDraft>>('GET', `/${id}/findings`)).body;
      return { id, findings, text: (await writer.read(id)).text };
    };
    const taken = await checked(articleText({ slug: 'talking', title: '话术另写' }));
    const line = taken.text.split('\n').indexOf('slug: talking') + 1;
    expect(taken.findings).toEqual([
      expect.objectContaining({
        line,
        field: 'slug',
        message: expect.stringMatching(/^文件名 talking 已由条目 ART-\d+使用/),
      }),
    ]);
    expect((await writer.submit(taken.id, 1)).status).toBe(422);
    expect((await checked(articleText({ slug: 'talking-two', title: '话术再写' }))).findings).toEqual([]);
  });

  test('a text of more than 256 KB or with broken characters is refused, and the old text stands', async () => {
    const { author: writer } = desks();
    const { id } = (await writer.create({ text: articleText({ slug: 'large' }) })).body;
    expect((await writer.save(id, 1, '汉'.repeat(100_000))).status).toBe(413);
    expect((await writer.save(id, 1, 'half a pair \uD83D')).status).toBe(400);
    expect(await writer.read(id)).toMatchObject({ n: 1 });
  });
});

describe('two editors', () => {
  test('lose nothing: the later save gets both texts back, and both are kept', async () => {
    const { author: writer, reviewer: second } = desks();
    const fresh = articleText({ slug: 'both' }, '甲段。 ^a\n\n乙段。 ^b');
    const { id } = (await writer.create({ text: fresh })).body;
    const { text } = await writer.read(id);
    const hers = text.replace('甲段。', '甲段，改。');
    const his = text.replace('乙段。', '乙段，改。');
    expect((await writer.save(id, 1, hers)).body).toMatchObject({ saved: true, n: 2 });
    const { body } = await second.save(id, 1, his);
    expect(body).toMatchObject({ saved: false, n: 2, base: text, theirs: hers });
    expect((await writer.read(id)).events.at(-1)).toMatchObject({ event: 'conflict', by: { name: '苏文' } });
    const { rows } = await service.database.sql.run(
      `select cast(bytes as text) as text from content_draft_texts where draft_id = '${id}' order by seq`,
    );
    expect(rows.map((row) => row['text'])).toEqual([text, hers, his]);
  });

  test('only one draft of an item is open at a time', async () => {
    const { author: writer, reviewer: second } = desks();
    expect((await writer.create({ itemId: 'ART-13' })).status).toBe(200);
    expect((await second.create({ itemId: 'ART-13' })).body.code).toBe('draft.open');
  });
});
