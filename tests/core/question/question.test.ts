import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseArticle } from '../../../core/article/parse.ts';
import { personalDataIn } from '../../../core/content/personal-data.ts';
import { suggestedArticle } from '../../../core/question/promote.ts';
import { stepsFor } from '../../../core/question/question.ts';
import { isOwner, ownerOf, type TagRules, usualTagRules } from '../../../core/question/tag-owners.ts';

const rules: TagRules = {
  ...usualTagRules,
  owners: [
    { tags: ['投诉'], role: 'complaintHandler', answerWorkdays: 1 },
    { tags: ['档案'], role: 'fileCustodian', staffNo: 'F-01' },
  ],
};

describe('who answers for a tag (R193)', () => {
  it('is the owner of the first tag that has one, else the trainer', () => {
    expect(ownerOf(['新员工', '档案', '投诉'], rules)).toEqual({
      owner: { role: 'fileCustodian', staffNo: 'F-01' },
      workdays: 2,
      owned: true,
    });
    expect(ownerOf(['投诉'], rules).workdays).toBe(1);
    expect(ownerOf([], rules)).toEqual({ owner: { role: 'trainer' }, workdays: 2, owned: false });
  });

  it('is one person when one is named, else every holder of the post', () => {
    const named = { role: 'fileCustodian', staffNo: 'F-01' } as const;
    expect(isOwner(named, { staffNo: 'F-02', roles: ['fileCustodian'] })).toBe(false);
    expect(isOwner(named, { staffNo: 'F-01', roles: ['staff'] })).toBe(true);
    expect(isOwner({ role: 'trainer' }, { staffNo: 'K-07', roles: ['staff', 'trainer'] })).toBe(true);
  });
});

describe('what may be done with a question', () => {
  const owner = { role: 'trainer' } as const;
  const asker = { staffNo: 'T-001', roles: ['staff', 'teller'] } as const;
  const other = { staffNo: 'T-003', roles: ['staff', 'teller'] } as const;
  const may = (state: Parameters<typeof stepsFor>[0]['state'], who: typeof asker | typeof other) =>
    stepsFor({ state, askedBy: 'T-001', owner }, { staffNo: who.staffNo, roles: [...who.roles] });

  it('nothing is accepted before there is an answer, nothing at all once it is merged', () => {
    expect(may('open', asker)).toEqual(['answer']);
    expect(may('answered', asker)).toEqual(['answer', 'accept']);
    expect(may('answered', other)).toEqual(['answer']);
    expect(may('accepted', other)).toEqual(['answer', 'promote']);
    expect(may('closed', asker)).toEqual([]);
  });
});

describe('what could be a customer’s (R197)', () => {
  it('is seen in any writing, and sample numbers pass', () => {
    expect(personalDataIn('电话 １３８-００００-１２３４')).toEqual(['phone']);
    expect(personalDataIn('C-1001 的 138****5678，金额 5000000.00，2026-11-23')).toEqual([]);
  });
});

describe('an answer as an article', () => {
  it('whatever colleagues write, the draft parses', () => {
    const words = fc.string({
      unit: fc.constantFrom('甲', 'a', '#', '-', '|', '<', '>', '`', '^', ' ', '\n', '\\', '"', ':'),
    });
    fc.assert(
      fc.property(words, words, (title, answer) => {
        fc.pre(title.trim() !== '' && answer.trim() !== '');
        const text = suggestedArticle(
          {
            no: 'Q-20261123-0001',
            title: title.trim(),
            tags: [],
            ownerRole: 'trainer',
            answer: answer.trim(),
            acceptedOn: '2026-11-23',
          },
          'ART-99',
        );
        const parsed = parseArticle({ file: 'x.md', text });
        expect('findings' in parsed ? parsed.findings : []).toEqual([]);
      }),
    );
  });
});
