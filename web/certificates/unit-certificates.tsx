import { unitCertificates } from '../../core/contracts/certificates.ts';
import type { Caller } from '../api/client.ts';
import { Bars } from '../rooms/bars.tsx';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';

/** 持证情况: what share of each unit holds a valid operation certificate today (R216). Counts, no names. */
export function UnitCertificates({ client }: { client: Caller }) {
  const { t } = useTranslator();
  const reply = useAsked(client, unitCertificates, {});
  return (
    <Answer of={reply} empty={{ is: ({ units }) => units.length === 0, say: t('records.people.none') }}>
      {({ units }) => (
        <Bars
          title={t('certificates.units')}
          rows={units.map(({ name, percent, certified, people }) => ({
            label: name,
            value: percent,
            more: `${certified} / ${people}`,
          }))}
          table={
            <table class="room-table">
              <thead>
                <tr>
                  <th>{t('certificates.unit')}</th>
                  <th class="number">{t('certificates.people')}</th>
                  <th class="number">{t('certificates.certified')}</th>
                  <th class="number">{t('certificates.percent')}</th>
                </tr>
              </thead>
              <tbody>
                {units.map(({ code, name, people, certified, percent }) => (
                  <tr key={code}>
                    <td>{name}</td>
                    <td class="number">{people}</td>
                    <td class="number">{certified}</td>
                    <td class="number">{t('certificates.percent.value', { n: percent })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          }
        />
      )}
    </Answer>
  );
}
