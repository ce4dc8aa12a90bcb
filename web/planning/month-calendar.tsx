import { CalendarClock, CircleAlert, CircleCheck, CircleDashed, type LucideIcon } from 'lucide-preact';

import { planCalendar } from '../../core/contracts/planning-people.ts';
import type { MonthLight } from '../../core/planning/months.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

const icons: Readonly<Record<MonthLight, LucideIcon>> = {
  green: CircleCheck,
  red: CircleAlert,
  due: CalendarClock,
  ahead: CircleDashed,
};

/** Units by month: whether enough training was held (R206). Colour never speaks alone: icon, word and number too. */
export function MonthCalendar({ client, year }: { client: Caller; year: string }) {
  const { t } = useTranslator();
  const reply = useAsked(client, planCalendar, { params: { year } });
  return (
    <Answer of={reply} empty={{ is: ({ units }) => units.length === 0, say: t('planning.team.none') }}>
      {({ units, perMonth }) => (
        <div class="room-card planning-scroll">
          <table class="room-table planning-months">
            <caption>
              {t('planning.calendar', { year })}{' '}
              <span class="tw-muted">{t('planning.calendar.rule', { n: perMonth })}</span>
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('planning.field.unit')}</th>
                {units[0]?.months.map(({ month }) => (
                  <th key={month} scope="col">
                    {t('planning.month', { n: Number(month.slice(5)) })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {units.map(({ code, name, months }) => (
                <tr key={code}>
                  <th scope="row">{name}</th>
                  {months.map(({ month, delivered, planned, light }) => (
                    <td key={month} class={`planning-light ${light}`}>
                      <span>
                        <Icon of={icons[light]} size={14} />
                        {t(`planning.light.${light}`)}
                      </span>
                      {delivered > 0 && <span>{t('planning.calendar.cell', { delivered })}</span>}
                      {planned > 0 && <span>{t('planning.calendar.planned', { n: planned })}</span>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Answer>
  );
}
