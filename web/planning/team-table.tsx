import { teamPages } from '../../core/contracts/planning-people.ts';
import type { Caller } from '../api/client.ts';
import { Bars } from '../rooms/bars.tsx';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';

const counts = ['staff', 'courses', 'sessions', 'attendances'] as const;

/** The team page of each unit one sees (R216): certificates, courses, sessions, satisfaction. */
export function TeamTable({ client, year }: { client: Caller; year: string }) {
  const { t } = useTranslator();
  const reply = useAsked(client, teamPages, { params: { year } });
  return (
    <Answer of={reply} empty={{ is: ({ teams }) => teams.length === 0, say: t('planning.team.none') }}>
      {({ teams }) => (
        <div class="planning-stack">
          <div class="room-card planning-scroll">
            <table class="room-table">
              <caption>{t('planning.team', { year })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('planning.field.unit')}</th>
                  <th scope="col" class="number">
                    {t('planning.team.certified')}
                  </th>
                  {counts.map((name) => (
                    <th key={name} scope="col" class="number">
                      {t(`planning.team.${name}`)}
                    </th>
                  ))}
                  <th scope="col" class="number">
                    {t('planning.team.satisfaction')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {teams.map((team) => (
                  <tr key={team.code}>
                    <th scope="row">{team.name}</th>
                    <td class="number">
                      {t('planning.team.certified.of', {
                        percent: team.certifiedPercent,
                        n: team.certified,
                        of: team.staff,
                      })}
                    </td>
                    {counts.map((name) => (
                      <td key={name} class="number">
                        {team[name]}
                      </td>
                    ))}
                    <td class="number">
                      {team.satisfaction === undefined
                        ? '–'
                        : t('planning.satisfaction.of', team.satisfaction)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {teams.length > 1 && (
            <Bars
              title={t('planning.team.sessions')}
              rows={teams.map(({ name, sessions }) => ({ label: name, value: sessions }))}
              table={
                <table class="room-table">
                  <tbody>
                    {teams.map(({ code, name, sessions }) => (
                      <tr key={code}>
                        <th scope="row">{name}</th>
                        <td class="number">{sessions}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              }
            />
          )}
        </div>
      )}
    </Answer>
  );
}
