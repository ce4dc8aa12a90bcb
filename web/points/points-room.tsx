import './points.css';
import type { Role } from '../../core/organisation/person.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { RoomTabs } from '../rooms/room-tabs.tsx';
import { useTranslator } from '../theme/language.tsx';
import { ApproveRewards } from './approve-rewards.tsx';
import { MyPoints } from './my-points.tsx';
import { YearPoints } from './year-points.tsx';

/** What is offered to whom; the service decides for itself (domain 02 §2.3). */
const tabs = [
  {
    name: 'mine',
    roles: [
      'teller',
      'manager',
      'complaintHandler',
      'trainer',
      'fileCustodian',
      'branchManager',
      'lineDept',
      'auditor',
    ],
  },
  { name: 'approve', roles: ['trainer', 'branchManager', 'lineDept', 'auditor'] },
  { name: 'year', roles: ['branchManager', 'lineDept', 'auditor'] },
] as const satisfies readonly { name: string; roles: readonly Role[] }[];

/** 积分: my points, requested rewards for those who approve, the year for those who appraise (R195, R196). */
export default function PointsRoom({ deps, place, go }: RoomProps) {
  const { t } = useTranslator();
  const { client, person } = deps;
  const mine = tabs
    .filter(({ roles }) => roles.some((role) => person.roles.includes(role)))
    .map(({ name }) => name);
  const shown = mine.find((name) => name === place) ?? mine[0];
  return (
    <>
      <header class="room-head">
        <h1>{t('points.title')}</h1>
        <RoomTabs
          label={t('points.tab')}
          tabs={mine}
          shown={shown}
          word={(name) => t(`points.tab.${name}`)}
          onShow={go}
        />
      </header>
      <div class="room-body">
        {shown === undefined && <p class="room-state">{t('error.access.denied')}</p>}
        {shown === 'mine' && <MyPoints client={client} />}
        {shown === 'approve' && <ApproveRewards client={client} />}
        {shown === 'year' && <YearPoints client={client} />}
      </div>
    </>
  );
}
