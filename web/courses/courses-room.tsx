import { useState } from 'preact/hooks';

import './courses.css';
import type { RoomProps } from '../rooms/registry.ts';
import { RoomTabs } from '../rooms/room-tabs.tsx';
import { useTranslator } from '../theme/language.tsx';
import { Assignments } from './assignments.tsx';
import { CoursePage } from './course-page.tsx';
import { MyCourses } from './my-courses.tsx';
import { PeopleView } from './people.tsx';

type Tab = 'mine' | 'people' | 'assignments';
const above = ['trainer', 'branchManager', 'lineDept', 'auditor'] as const;

/** 学习: what I have to learn and how the people stand I answer for at its door, else a course by its number (R192, R204-R215). */
export default function CoursesRoom({ deps, place, go }: RoomProps) {
  const [id = '', staffNo] = place.split('/');
  if (id !== '')
    return (
      <CoursePage key={place} deps={deps} id={id} staffNo={staffNo} go={go} onBack={() => go('courses/')} />
    );
  return <Door deps={deps} go={go} />;
}

function Door({ deps, go }: Pick<RoomProps, 'deps' | 'go'>) {
  const { t } = useTranslator();
  const [tab, setTab] = useState<Tab>('mine');
  // At the counter one learns; who looks after others does it in the page.
  const seesOthers = deps.compact !== true && above.some((role) => deps.person.roles.includes(role));
  const tabs: readonly Tab[] = seesOthers ? ['mine', 'people', 'assignments'] : ['mine'];
  return (
    <>
      <header class="room-head">
        <h1>{t('courses.title')}</h1>
        <RoomTabs
          label={t('courses.tabs')}
          tabs={tabs}
          shown={tab}
          word={(name) => t(`courses.tab.${name}`)}
          onShow={setTab}
        />
      </header>
      <div class="room-body courses">
        {tab === 'mine' && <MyCourses deps={deps} go={go} />}
        {tab === 'people' && <PeopleView deps={deps} go={go} />}
        {tab === 'assignments' && <Assignments deps={deps} />}
      </div>
    </>
  );
}
