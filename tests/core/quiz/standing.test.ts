import { describe, expect, it } from 'vitest';

import { standingOf, type Confirmation } from '../../../core/quiz/standing.ts';
import { bank } from './question-bank.ts';

const then = new Map([
  ['ART-13^steps', '先收集，再核身份。'],
  ['ART-10^checks', '核实一样不少。'],
  ['ART-35^signs', '有人指挥。'],
]);
// A single question, and a case whose parts cite two paragraphs beside its own.
const questions = bank(10)
  .filter(({ question }) => ['single', 'case'].includes(question.kind))
  .slice(0, 2);
const stand = (now: ReadonlyMap<string, string>, confirmations: readonly Confirmation[] = []) => {
  const { standing, down } = standingOf({ bank: questions, published: () => then, now, confirmations });
  return { standing: standing.map(({ question }) => question.kind), down };
};
const changed = (cites: string, text: string) => new Map([...then, [cites, text]]);
const confirmation = { quiz: 'QZ-01', version: 1, question: 'n0', cites: 'ART-13^steps' };

describe('which questions may go into new papers', () => {
  it('all, while what they cite reads as it did', () => {
    expect(stand(then)).toEqual({ standing: ['single', 'case'], down: [] });
  });

  it('a question stands down when a paragraph it cites has another text; of a case, that of a part', () => {
    expect(stand(changed('ART-10^checks', '核实两样。'))).toMatchObject({
      standing: ['single'],
      down: [{ quiz: 'QZ-01', version: 1, causes: [{ cites: 'ART-10^checks', what: 'changed' }] }],
    });
    expect(stand(changed('ART-13^steps', '先核身份。')).standing).toEqual([]);
  });

  it('a trainer’s confirmation holds for the text that was looked at, not for the next change', () => {
    const seen = [{ ...confirmation, text: '先核身份。' }];
    expect(stand(changed('ART-13^steps', '先核身份。'), seen).standing).toEqual(['single']);
    expect(stand(changed('ART-13^steps', '先评风险。'), seen).standing).toEqual([]);
    expect(
      stand(changed('ART-13^steps', '先核身份。'), [
        { ...seen[0], ...confirmation, version: 2, text: '先核身份。' },
      ]).standing,
    ).toEqual([]);
  });

  it('a paragraph that is gone cannot be confirmed', () => {
    const now = new Map(then);
    now.delete('ART-13^steps');
    const { down } = stand(now, [{ ...confirmation, text: '' }]);
    expect(down[0]?.causes).toEqual([{ cites: 'ART-13^steps', what: 'gone' }]);
  });

  it('an edited version is compared with the texts of its own publication', () => {
    const now = changed('ART-13^steps', '先核身份。');
    const edited = questions.map((each) => ({ ...each, version: 2 }));
    const { down } = standingOf({
      bank: [...questions, ...edited],
      published: (_, version) => (version === 2 ? now : then),
      now,
      confirmations: [],
    });
    expect(down.map(({ version }) => version)).toEqual([1, 1]);
  });

  it('what was not recorded then counts as changed', () => {
    const { standing } = standingOf({
      bank: questions,
      published: () => new Map(),
      now: then,
      confirmations: [],
    });
    expect(standing).toEqual([]);
  });
});
