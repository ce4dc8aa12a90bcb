import { withParts } from '../quiz/questions/registry.ts';
import type { ContentKind, ContentValues } from './kinds.ts';

/** Something a file names that another file must hold. Articles may be named with a paragraph: `ART-13^verify`. */
export interface Ref {
  readonly to: 'article' | 'script' | 'quiz' | 'course' | 'tag' | 'configuration';
  readonly name: string;
  readonly field: string;
}

const to =
  (kind: Ref['to'], field: string) =>
  (name: string): Ref => ({ to: kind, name, field });

/** What each kind of content names elsewhere; a kind that names nothing has no line. */
export const refsOf: { readonly [K in ContentKind]?: (value: ContentValues[K]) => readonly Ref[] } = {
  articles: ({ related, configuration }) => [
    ...related.map(to('article', 'related')),
    ...configuration.map(to('configuration', 'configuration')),
  ],

  scripts: ({ knowledge, nodes }) => [
    ...knowledge.map(to('article', 'knowledge')),
    ...nodes.flatMap((node) =>
      ('basis' in node ? (node.basis ?? []) : []).map(to('article', `nodes.${node.id}.basis`)),
    ),
  ],

  moments: ({ warnings, plans, offers, checks, articles }) => [
    ...warnings.flatMap(({ id, article }) => (article ? [to('article', `warnings.${id}`)(article)] : [])),
    ...plans.flatMap(({ scripts }) => scripts.map(to('script', 'plans'))),
    ...offers.map(({ script }) => to('script', 'offers')(script)),
    ...checks.flatMap(({ id, basis }) => (basis ? [to('article', `checks.${id}`)(basis)] : [])),
    ...articles.map((row) =>
      'id' in row ? to('article', 'articles')(row.id) : to('tag', 'articles')(row.tag),
    ),
  ],

  quizzes: ({ paper, questions }) => [
    ...questions
      .flatMap(withParts)
      .flatMap(({ id, cites }) => cites.map(to('article', `questions.${id}.cites`))),
    ...(paper.draw ?? []).flatMap(({ quiz }) => (quiz === undefined ? [] : [to('quiz', 'paper.draw')(quiz)])),
  ],

  courses: ({ prerequisites, units }) => [
    ...prerequisites.map(to('course', 'prerequisites')),
    ...units.flatMap(({ id, steps }) =>
      steps.flatMap((step) => {
        const field = `units.${id}`;
        if ('article' in step) return [to('article', field)(step.article)];
        if ('script' in step) return [to('script', field)(step.script)];
        return 'quiz' in step ? [to('quiz', field)(step.quiz)] : [];
      }),
    ),
  ],

  rules: (rule) => {
    if (rule.kind === 'tags') return rule.owners.flatMap(({ tags }) => tags.map(to('tag', 'owners')));
    if (rule.kind !== 'training') return [];
    return [
      ...rule.required.map(({ course }) => to('course', 'required')(course)),
      ...rule.career.flatMap(({ courses }) => courses.map(to('course', 'career'))),
    ];
  },

  glossary: ({ terms }) => terms.flatMap(({ id, articles }) => articles.map(to('article', `terms.${id}`))),
};
