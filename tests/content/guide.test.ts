import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { taxonomy } from '../../core/article/taxonomy.ts';
import { operators } from '../../core/condition/condition.ts';
import { factKinds } from '../../core/condition/facts.ts';
import { actionIds, momentSlots } from '../../core/moment/moment.ts';
import { outcomes } from '../../core/script/nodes/end.ts';
import { nodeKinds } from '../../core/script/nodes/registry.ts';
import { slotNames } from '../../core/script/slots.ts';
import { ruleKinds } from '../../core/content/rule.ts';
import { difficulties } from '../../core/quiz/questions/question.ts';
import { questionKinds } from '../../core/quiz/questions/registry.ts';
import { pageKinds } from '../../core/page/kinds.ts';
import { moments } from './shipped-content.ts';

const guide = readFileSync(join(import.meta.dirname, '../../content/README.md'), 'utf8');

describe('the authoring guide', () => {
  it('names every fact, operator, slot, node kind, outcome, page kind, subcategory, question kind and rule there is', () => {
    const names = [
      ...Object.keys(factKinds),
      ...operators,
      ...slotNames,
      ...Object.keys(nodeKinds),
      ...outcomes,
      ...pageKinds,
      ...Object.keys(taxonomy),
      ...Object.values(taxonomy).flat(),
      ...Object.keys(questionKinds),
      ...difficulties,
      ...Object.keys(ruleKinds).filter((kind) => kind !== 'register'),
    ];
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
    expect(momentSlots.filter((name) => !guide.includes(`{{${name}}}`))).toEqual([]);
  });

  it('every page offers at least opening and closing the service case', () => {
    const used = new Set(moments.flatMap(({ actions }) => actions.map(({ id }) => id)));
    expect(actionIds.filter((id) => !used.has(id))).toEqual([]);
    for (const { pageKind, caseFirst, actions } of moments) {
      expect(caseFirst || actions.some(({ id }) => id === 'openCase'), pageKind).toBe(true);
      expect(
        actions.some(({ id }) => id === 'closeCase'),
        pageKind,
      ).toBe(true);
    }
  });
});
