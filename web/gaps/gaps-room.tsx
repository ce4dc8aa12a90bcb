import type { RoomProps } from '../rooms/registry.ts';
import { RoomTabs } from '../rooms/room-tabs.tsx';
import { useTranslator } from '../theme/language.tsx';
import { GapReport } from './gap-report.tsx';
import { GapTasks } from './gap-tasks.tsx';

const tabs = ['report', 'tasks'] as const;

/** 知识缺口: what is searched in vain and what becomes of it. */
export default function GapsRoom({ deps, place, go }: RoomProps) {
  const { t } = useTranslator();
  const shown = place === 'tasks' ? 'tasks' : 'report';
  return (
    <>
      <header class="room-head">
        <h1>{t('gaps.title')}</h1>
        <RoomTabs
          label={t('gaps.tab')}
          tabs={tabs}
          shown={shown}
          word={(name) => t(`gaps.tab.${name}`)}
          onShow={go}
        />
      </header>
      <div class="room-body">
        {shown === 'report' ? (
          <GapReport client={deps.client} onArticle={(id) => go(`knowledge/${id}`)} />
        ) : (
          <GapTasks client={deps.client} show="all" />
        )}
      </div>
    </>
  );
}
