import { describe, expect, it } from 'vitest';

import { obligatoryAhead, progressOf } from '../../../core/script/ahead.ts';
import { currentNode, lineOf } from '../../../core/script/run.ts';
import { library } from '../../content/shipped-content.ts';
import { liuFang } from '../moment/cast.ts';
import { at, begin, knownOn, play } from './play.ts';

describe('what a script shows of the lines to come', () => {
  it('R18: announces the check of the document, not “stop” before anything is wrong', () => {
    const run = begin(['SCR-02']);
    const words = obligatoryAhead(run).map((node) => lineOf(run, node).text);
    expect(words).toEqual(['证件有效、未过期，且为本人']);
    expect(progressOf(run)).toEqual({ done: 1, total: 5 });
  });

  it('R224: fraud questions lead on to repeating payee, amount and purpose; two marks lead to the pause', () => {
    const asked = play(begin(['SCR-11']), '.', 'yes');
    expect(obligatoryAhead(asked).map(({ id }) => id)).toEqual(['4', '5', '7']);
    const marked = play(begin(['SCR-11']), '.', 'no', 'yes');
    expect(obligatoryAhead(marked).map(({ id }) => id)).toEqual(['5', '9', '7']);
  });

  it('counts no step that the customer’s facts have taken already', () => {
    const run = begin(['SCR-05'], knownOn('productSale', liuFang));
    const before = progressOf(run).total;
    expect(at(run)).toBe('SCR-05/1');
    expect(progressOf(play(run, 'yes')).total).toBe(before);
  });

  it('ends for every shipped script, whatever loops it has', () => {
    for (const id of Object.keys(library)) {
      const run = begin([id]);
      expect(obligatoryAhead(run)).not.toContain(currentNode(run));
      expect(progressOf(run).total).toBeGreaterThan(0);
    }
  });
});

describe('a line whose words are not all known', () => {
  it('tells the teller what to say there, never an empty gap', () => {
    const run = begin(['SCR-04'], knownOn('largeCash', liuFang));
    expect(lineOf(run, currentNode(run)).text).toContain('〔姓〕〔先生／女士〕，您好');
  });
});
