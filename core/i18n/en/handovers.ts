import type { handovers as source } from '../zh-CN/handovers.ts';

export const handovers: Record<keyof typeof source, string> = {
  'handovers.title': 'Without an owner: {{n}}; hand them over',
  'handovers.kind.article': 'article',
  'handovers.kind.draft': 'draft',
  'handovers.kind.tag': 'tag',
  'handovers.kind.question': 'question',
  'handovers.kind.gapTask': 'gap task',
  'handovers.was': 'was {{name}}',
  'handovers.to': 'Hand over to',
  'handovers.to.person': 'a person',
  'handovers.to.unit': 'the head of a unit',
  'handovers.code.person': 'Staff number',
  'handovers.code.unit': 'Unit code',
  'handovers.do': 'Hand over {{n}} chosen',
  'handovers.done': 'Handed over to {{name}}',
};
