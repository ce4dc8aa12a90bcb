import { ruleOf } from '../../core/content/rule.ts';
import { type TrainingRules, usualTrainingRules } from '../../core/training/rules.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';

/** Training rules in force, read once a publication; without such a file nothing is asked of anybody and the gate stands. */
export function createTrainingRules(
  knowledge: () => Pick<KnowledgeService, 'published'>,
): () => TrainingRules {
  let of: readonly unknown[] | undefined;
  let rules = usualTrainingRules;
  return () => {
    const published = knowledge().published()?.book?.published ?? [];
    if (published !== of) {
      of = published;
      rules = ruleOf(published, 'training') ?? usualTrainingRules;
    }
    return rules;
  };
}
