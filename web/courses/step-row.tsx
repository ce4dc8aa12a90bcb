import { Check } from 'lucide-preact';

import type { CourseView } from '../../core/contracts/courses.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

type Step = CourseView['units'][number]['steps'][number];

/** What may be done with a step from its row. */
export interface StepActs {
  readonly busy: boolean;
  /** When the article was opened from here. */
  readonly openedAt: (step: string) => number | undefined;
  readonly open: (step: string) => void;
  readonly read: (step: string) => void;
  readonly walk: (step: string) => void;
  readonly quiz: () => void;
  readonly sign: (step: string) => void;
}

/** One step: what it is, what is to be minded, whether it is done, and the one thing to do next. */
export function StepRow({
  step,
  now,
  course,
  acts,
  isOwn,
}: {
  step: Step;
  now: number;
  course: CourseView;
  acts: StepActs;
  isOwn: boolean;
}) {
  const { t } = useTranslator();
  const { kind, title, note, doneAt, by } = step;
  return (
    <li class={doneAt === undefined ? 'course-step' : 'course-step done'}>
      <span class="tw-tag neutral">{t(`courses.kind.${kind}`)}</span>
      <span class="course-what">
        {title}
        {note !== undefined && <span class="tw-muted course-note">{note}</span>}
      </span>
      {doneAt === undefined ? (
        <NextAct step={step} course={course} acts={acts} isOwn={isOwn} />
      ) : (
        <span class="course-done">
          <Icon of={Check} size={14} />
          {by === undefined
            ? t('courses.doneAt', { time: shortInstant(doneAt, now) })
            : t('courses.doneBy', { time: shortInstant(doneAt, now), name: by })}
        </span>
      )}
    </li>
  );
}

function NextAct({
  step: { key, kind },
  course,
  acts,
  isOwn,
}: {
  step: Step;
  course: CourseView;
  acts: StepActs;
  isOwn: boolean;
}) {
  const { t } = useTranslator();
  const button = (word: string, press: () => void, isMain = false) => (
    <button
      type="button"
      class={isMain ? 'tw-btn small primary' : 'tw-btn small'}
      disabled={acts.busy}
      onClick={press}
    >
      {word}
    </button>
  );
  if (kind === 'exercise' || kind === 'session') {
    if (!course.maySign || course.task.state === 'done')
      return <span class="tw-muted">{t('courses.waitSign')}</span>;
    return button(t(kind === 'session' ? 'courses.attend' : 'courses.sign'), () => acts.sign(key));
  }
  if (!isOwn) return null;
  if (kind === 'quiz') return button(t('courses.toQuiz'), acts.quiz);
  const isBegun = course.begunAt !== undefined;
  if (kind === 'script') return isBegun ? button(t('courses.walk'), () => acts.walk(key)) : null;
  return (
    <>
      {isBegun && acts.openedAt(key) !== undefined && button(t('courses.read'), () => acts.read(key), true)}
      {button(t('courses.open'), () => acts.open(key))}
    </>
  );
}
