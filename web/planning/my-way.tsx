import { CircleCheck, CircleDashed } from 'lucide-preact';

import { myWay, type WayView } from '../../core/contracts/planning-people.ts';
import { shortDate } from '../../core/i18n/when.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { Programmes } from './programmes.tsx';
import { UnitWays } from './unit-ways.tsx';

/** 我的发展: my step, what the next one needs, what my post should be able to do (R204), my programmes (R208). */
export function MyWay({ client, person, now }: { client: Caller; person: Person; now: number }) {
  const reply = useAsked(client, myWay, {});
  const heads = person.roles.some(
    (role) => role === 'branchManager' || role === 'lineDept' || role === 'auditor',
  );
  return (
    <div class="planning-stack">
      <Answer of={reply}>{(way) => <WayCards way={way} now={now} />}</Answer>
      <Programmes client={client} now={now} />
      {heads && <UnitWays client={client} decides={!person.roles.includes('auditor')} />}
    </div>
  );
}

type Course = NonNullable<WayView['next']>['courses'][number];

function WayCards({ way, now }: { way: WayView; now: number }) {
  const { t, language } = useTranslator();
  const word = (label: { zh: string; en: string }): string => (language === 'en' ? label.en : label.zh);
  const { next } = way;
  return (
    <div class="planning-columns">
      <section class="room-card planning-part" aria-label={t('planning.way.title')}>
        <h2>
          {t('planning.way.here', { n: way.step, name: way.label === undefined ? '' : word(way.label) })}
        </h2>
        {next === undefined ? (
          <p class="tw-muted">{t('planning.way.top')}</p>
        ) : (
          <>
            <h3>{t('planning.way.next', { n: next.step, name: word(next.label) })}</h3>
            <p>{t('planning.way.open', { of: next.courses.length, open: next.open })}</p>
            <Courses courses={next.courses} now={now} />
          </>
        )}
      </section>
      <section class="room-card planning-part" aria-label={t('planning.way.competences')}>
        <h2>{t('planning.way.competences')}</h2>
        {way.competences.length === 0 && <p class="tw-muted">{t('planning.way.none')}</p>}
        <ul class="planning-stack">
          {way.competences.map((one) => (
            <li key={`${one.role}-${one.id}`}>
              <p>
                <strong>{word(one.label)}</strong>{' '}
                <span class={one.isReached ? 'tw-tag ok' : 'tw-tag warn'}>
                  {t(one.isReached ? 'planning.way.reached' : 'planning.way.missing')}
                </span>{' '}
                <span class="tw-muted">{t(`role.${one.role}`)}</span>
              </p>
              <Courses courses={one.courses} now={now} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Courses({ courses, now }: { courses: readonly Course[]; now: number }) {
  const { t } = useTranslator();
  const say = ({ isDone, title, finishedOn = '', validUntil = '' }: Course): string => {
    if (isDone) return t('planning.course.done', { title, day: shortDate(finishedOn, now) });
    if (finishedOn !== '') return t('planning.course.until', { title, day: shortDate(validUntil, now) });
    return t('planning.course.open', { title });
  };
  return (
    <ul>
      {courses.map((course) => (
        <li key={course.id} class="planning-course">
          <Icon of={course.isDone ? CircleCheck : CircleDashed} size={14} />
          {say(course)}
        </li>
      ))}
    </ul>
  );
}
