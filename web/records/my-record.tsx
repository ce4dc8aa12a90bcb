import { useState } from 'preact/hooks';

import { myRecord } from '../../core/contracts/records.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { CertificateList } from '../certificates/certificate-list.tsx';
import type { RoomProps } from '../rooms/registry.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { FileView } from './file-view.tsx';

/** How many years back can be chosen. */
const yearsBack = 5;

/** 我的档案: my certificates and what I did, of a year or of all. */
export function MyRecord({ deps, go }: Pick<RoomProps, 'deps' | 'go'>) {
  const { t } = useTranslator();
  const { client, person, clock = Date.now } = deps;
  const [year, setYear] = useState('');
  const query = year === '' ? {} : { from: `${year}-01-01`, to: `${year}-12-31` };
  const reply = useAsked(client, myRecord, { query });
  const newest = Number(shanghaiDate(clock()).slice(0, 4));
  return (
    <div class="records-column">
      <p class="records-acts">
        <select
          class="tw-input"
          aria-label={t('records.year')}
          value={year}
          onChange={({ currentTarget }) => setYear(currentTarget.value)}
        >
          <option value="">{t('records.year.all')}</option>
          {Array.from({ length: yearsBack }, (_, back) => String(newest - back)).map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </p>
      <Answer of={reply}>
        {(file) => (
          <>
            <CertificateList
              client={client}
              certificates={file.certificates}
              onPrint={(number) => go(`records/certificate/${number}`)}
              onChanged={reply.again}
            />
            <FileView
              of={file}
              printedBy={{ name: person.name, unit: person.orgUnitName }}
              none={t(year === '' ? 'records.mine.none' : 'records.none')}
            />
          </>
        )}
      </Answer>
    </div>
  );
}
