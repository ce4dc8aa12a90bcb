import { Download } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { exportYear, type YearScore, yearScores } from '../../core/contracts/points.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { earningReasons } from '../../core/points/points.ts';
import type { Caller } from '../api/client.ts';
import { Bars } from '../rooms/bars.tsx';
import { saveText } from '../rooms/save-text.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

/** How many years back can be looked at. */
const yearsBack = 3;

/** The year's sharing score per person, as bars and as a table, and its export for the appraisal (R196). */
export function YearPoints({ client }: { client: Caller }) {
  const { t, error } = useTranslator();
  const newest = Number(shanghaiDate(Date.now()).slice(0, 4));
  const [year, setYear] = useState(String(newest));
  const reply = useAsked(client, yearScores, { params: { year } });
  const act = useAct();
  const take = () =>
    act.run(async () => {
      const { fileName, csv } = await client.call(exportYear, { params: { year } });
      saveText(fileName, csv);
    });
  return (
    <div class="points-column">
      <p class="points-acts">
        <select
          class="tw-input"
          value={year}
          aria-label={t('points.year.which')}
          onChange={(event) => setYear(event.currentTarget.value)}
        >
          {Array.from({ length: yearsBack }, (_, back) => String(newest - back)).map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
        <button type="button" class="tw-btn" disabled={act.busy} onClick={() => void take()}>
          <Icon of={Download} />
          {t('points.export')}
        </button>
        {act.code !== undefined && (
          <span class="room-problem" role="alert">
            {error(act.code)}
          </span>
        )}
      </p>
      <Answer of={reply} empty={{ is: ({ scores }) => scores.length === 0, say: t('points.year.none') }}>
        {({ scores }) => (
          <Bars
            title={t('points.tab.year')}
            rows={scores.slice(0, 12).map(({ person, points }) => ({ label: person.name, value: points }))}
            table={<YearTable scores={scores} />}
          />
        )}
      </Answer>
    </div>
  );
}

function YearTable({ scores }: { scores: readonly YearScore[] }) {
  const { t } = useTranslator();
  return (
    <table class="room-table">
      <thead>
        <tr>
          <th>{t('points.col.person')}</th>
          <th>{t('points.col.unit')}</th>
          {earningReasons.map((reason) => (
            <th key={reason} class="number">
              {t(`points.reason.${reason}`)}
            </th>
          ))}
          <th class="number">{t('points.col.delta')}</th>
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => (
          <tr key={score.person.staffNo}>
            <td>{score.person.name}</td>
            <td>{score.person.orgUnitName}</td>
            {earningReasons.map((reason) => (
              <td key={reason} class="number">
                {score[reason]}
              </td>
            ))}
            <td class="number">{score.points}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
