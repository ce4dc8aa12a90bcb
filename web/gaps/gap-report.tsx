import { useState } from 'preact/hooks';

import './gaps.css';
import type { Answered } from '../../core/contracts/endpoint.ts';
import { gapKinds, gapReport } from '../../core/contracts/gaps.ts';
import { periodsAt } from '../../core/gaps/period.ts';
import { usageKinds } from '../../core/gaps/usage.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { GapList } from './gap-list.tsx';

type Report = Answered<typeof gapReport>;

/** What the base lacks in a period, of all units or one. */
export function GapReport({ client, onArticle }: { client: Caller; onArticle: (id: string) => void }) {
  const { t } = useTranslator();
  const [periods] = useState(() => periodsAt(Date.now()));
  const [period, setPeriod] = useState(periods[0] ?? '');
  const [unit, setUnit] = useState('');
  const [units, setUnits] = useState<Report['units']>([]);
  const reply = useAsked(client, gapReport, { query: { period, ...(unit === '' ? {} : { unit }) } });
  const offered = reply.value !== undefined && unit === '' ? reply.value.units : units;
  const word = (text: string): string => {
    const [year = '', part] = text.split('-');
    if (part === undefined) return t('gaps.year', { year });
    return part.startsWith('Q') ? t('gaps.quarter', { year, n: part.slice(1) }) : text;
  };
  return (
    <>
      <p class="gaps-bar">
        <select
          class="tw-input"
          value={period}
          aria-label={t('gaps.period')}
          onChange={(event) => setPeriod(event.currentTarget.value)}
        >
          {periods.map((each) => (
            <option key={each} value={each}>
              {word(each)}
            </option>
          ))}
        </select>
        {offered.length > 0 && (
          <select
            class="tw-input"
            value={unit}
            aria-label={t('gaps.unit')}
            onChange={(event) => {
              setUnits(offered);
              setUnit(event.currentTarget.value);
            }}
          >
            <option value="">{t('gaps.unit.all')}</option>
            {offered.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
        {reply.value?.unit !== undefined && <span class="tw-tag accent">{reply.value.unit.name}</span>}
      </p>
      <Answer of={reply}>
        {(report) =>
          report.withheld ? (
            <p class="room-state">{t('gaps.withheld', { n: report.smallestGroup })}</p>
          ) : (
            <>
              <Figures report={report} />
              <div class="gaps-grid">
                {gapKinds.map((kind) => (
                  <GapList
                    key={kind}
                    client={client}
                    kind={kind}
                    gaps={report[kind]}
                    mayAssign={report.mayAssign}
                    onChanged={reply.again}
                    {...(kind === 'noResult' || kind === 'noClick' ? {} : { onArticle })}
                  />
                ))}
              </div>
              {report.rare > 0 && <p class="tw-muted">{t('gaps.rare', { n: report.rare })}</p>}
              <Units report={report} />
            </>
          )
        }
      </Answer>
    </>
  );
}

/** A figure, or that it is small. */
function useFigure(smallest: number): (count: number | null) => string {
  const { t } = useTranslator();
  return (count) => (count === null ? t('gaps.few', { n: smallest }) : String(count));
}

function Figures({ report: { totals, smallestGroup } }: { report: Report }) {
  const { t } = useTranslator();
  const figure = useFigure(smallestGroup);
  return (
    <dl class="room-card gaps-figures">
      {usageKinds.map((kind) => (
        <div key={kind}>
          <dt class="tw-muted">{t(kind === 'opened' ? 'gaps.opened' : `gaps.kind.${kind}`)}</dt>
          <dd>{figure(totals[kind])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Units({ report: { units, withheldUnits, smallestGroup } }: { report: Report }) {
  const { t } = useTranslator();
  const figure = useFigure(smallestGroup);
  if (units.length === 0 && withheldUnits === 0) return null;
  return (
    <section class="room-card gaps-units" aria-label={t('gaps.units')}>
      <h2>{t('gaps.units')}</h2>
      {units.length > 0 && (
        <table class="room-table">
          <thead>
            <tr>
              <th>{t('gaps.col.unit')}</th>
              {usageKinds.map((kind) => (
                <th key={kind} class="number">
                  {t(kind === 'opened' ? 'gaps.opened' : `gaps.kind.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.code}>
                <td>{unit.name}</td>
                {usageKinds.map((kind) => (
                  <td key={kind} class="number">
                    {figure(unit[kind])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {withheldUnits > 0 && <p class="tw-muted">{t('gaps.withheldUnits', { n: withheldUnits })}</p>}
    </section>
  );
}
