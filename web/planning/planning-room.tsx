import { useState } from 'preact/hooks';

import './planning.css';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { Role } from '../../core/organisation/person.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { RoomTabs } from '../rooms/room-tabs.tsx';
import { useTranslator } from '../theme/language.tsx';
import { MonthCalendar } from './month-calendar.tsx';
import { MyWay } from './my-way.tsx';
import { NeedsPage } from './needs-page.tsx';
import { PlanBoardPage } from './plan-board.tsx';
import { PlanPage } from './plan-page.tsx';
import { TeamTable } from './team-table.tsx';

const tabs = ['board', 'needs', 'calendar', 'team', 'mine'] as const;
type Tab = (typeof tabs)[number];
const lookers: readonly Role[] = ['trainer', 'branchManager', 'lineDept', 'auditor'];
const readers: readonly Role[] = [...lookers, 'teller', 'manager', 'complaintHandler', 'fileCustodian'];
/** Who finds a part; the service decides for itself. */
const shownTo: Readonly<Record<Tab, 'everyone' | readonly Role[]>> = {
  board: readers,
  needs: 'everyone',
  calendar: readers,
  team: lookers,
  mine: 'everyone',
};
const yearsAround = [-1, 0, 1];

/** 培训计划: the year's plans, needs, months, teams and one's own way; a plan by its id (R198-R216). */
export default function PlanningRoom({ deps, place, go }: RoomProps) {
  const { t } = useTranslator();
  const now = deps.clock?.() ?? Date.now();
  const thisYear = Number(shanghaiDate(now).slice(0, 4));
  const [year, setYear] = useState(String(thisYear));
  const mine = tabs.filter((tab) => {
    const roles = shownTo[tab];
    return roles === 'everyone' || roles.some((role) => deps.person.roles.includes(role));
  });
  const tab = mine.find((one) => one === place) ?? mine[0] ?? 'mine';
  if (place !== '' && !tabs.some((one) => one === place)) {
    return <PlanPage key={place} deps={deps} place={place} year={year} go={go} now={now} />;
  }
  const { client } = deps;
  return (
    <>
      <header class="room-head">
        <h1>{t('planning.title')}</h1>
        <RoomTabs
          label={t('planning.tabs')}
          tabs={mine}
          shown={tab}
          word={(one) => t(`planning.tab.${one}`)}
          onShow={(one) => go(`planning/${one}`)}
        />
        <span class="grow" />
        {tab !== 'mine' && (
          <select
            class="tw-input planning-year"
            aria-label={t('planning.year')}
            value={year}
            onChange={({ currentTarget }) => setYear(currentTarget.value)}
          >
            {yearsAround.map((more) => (
              <option key={more} value={String(thisYear + more)}>
                {thisYear + more}
              </option>
            ))}
          </select>
        )}
      </header>
      <div class="room-body planning">
        {tab === 'board' && <PlanBoardPage client={client} year={year} go={go} now={now} />}
        {tab === 'needs' && (
          <NeedsPage
            client={client}
            year={year}
            now={now}
            looks={lookers.some((role) => deps.person.roles.includes(role))}
          />
        )}
        {tab === 'calendar' && <MonthCalendar client={client} year={year} />}
        {tab === 'team' && <TeamTable client={client} year={year} />}
        {tab === 'mine' && <MyWay client={client} person={deps.person} now={now} />}
      </div>
    </>
  );
}
