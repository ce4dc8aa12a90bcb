import { Download } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { addressOf, type Answered } from '../../core/contracts/endpoint.ts';
import { exportFormats, listRecords, personRecord, type RecordFilter } from '../../core/contracts/records.ts';
import { roles } from '../../core/organisation/person.ts';
import { CertificateList } from '../certificates/certificate-list.tsx';
import { moveRow } from '../rooms/arrow-keys.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { FileView } from './file-view.tsx';

/** 人员档案: those one may see by unit, post and period, and their exports; looks and exports are audited. */
export function PeopleRecords({ deps, go }: Pick<RoomProps, 'deps' | 'go'>) {
  const { t } = useTranslator();
  const [filter, setFilter] = useState<RecordFilter>({});
  const [after, setAfter] = useState<string>();
  const query = { ...filter, ...(after === undefined ? {} : { after }) };
  const reply = useAsked(deps.client, listRecords, { query });
  const change = (next: RecordFilter): void => {
    setAfter(undefined);
    setFilter(next);
  };
  return (
    <div class="records-column">
      <FilterRow filter={filter} units={reply.value?.units ?? []} onChange={change} />
      {deps.compact !== true && <Exports filter={filter} />}
      <p class="tw-muted">{t('records.audited')}</p>
      <Answer of={reply} empty={{ is: ({ people }) => people.length === 0, say: t('records.people.none') }}>
        {(list) => (
          <>
            <PeopleTable list={list} onOpen={(staffNo) => go(`records/people/${staffNo}`)} />
            <p class="records-acts">
              <span class="tw-muted">{t('records.people.total', { n: list.total })}</span>
              {list.next !== undefined && (
                <button type="button" class="tw-btn small" onClick={() => setAfter(list.next)}>
                  {t('records.more')}
                </button>
              )}
            </p>
          </>
        )}
      </Answer>
    </div>
  );
}

function FilterRow({
  filter,
  units,
  onChange,
}: {
  filter: RecordFilter;
  units: readonly { readonly code: string; readonly name: string }[];
  onChange: (next: RecordFilter) => void;
}) {
  const { t } = useTranslator();
  const set = (name: 'unit' | 'post' | 'from' | 'to', value: string): void => {
    const { [name]: _, ...rest } = filter;
    onChange(value === '' ? rest : { ...rest, [name]: value });
  };
  return (
    <div class="records-acts" role="group" aria-label={t('records.filter')}>
      <select
        class="tw-input"
        aria-label={t('records.unit')}
        value={filter.unit ?? ''}
        onChange={({ currentTarget }) => set('unit', currentTarget.value)}
      >
        <option value="">{t('records.unit.all')}</option>
        {units.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <select
        class="tw-input"
        aria-label={t('records.post')}
        value={filter.post ?? ''}
        onChange={({ currentTarget }) => set('post', currentTarget.value)}
      >
        <option value="">{t('records.post.all')}</option>
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </select>
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {t(end === 'from' ? 'records.firstDay' : 'records.lastDay')}{' '}
          <input
            class="tw-input"
            type="date"
            value={filter[end] ?? ''}
            onChange={({ currentTarget }) => set(end, currentTarget.value)}
          />
        </label>
      ))}
    </div>
  );
}

/** Links, not buttons: what is exported may be large, and the browser writes it to disk as it comes. */
function Exports({ filter }: { filter: RecordFilter }) {
  const { t } = useTranslator();
  return (
    <p class="records-acts">
      {exportFormats.map((format) => (
        <a
          key={format}
          class="tw-btn small"
          href={addressOf({ path: '/api/records/export' }, { query: { ...filter, format } })}
          download
        >
          <Icon of={Download} />
          {t(`records.export.${format}`)}
        </a>
      ))}
    </p>
  );
}

const columns = [
  'readings',
  'attempts',
  'passes',
  'courses',
  'attendances',
  'certificates',
  'points',
] as const;

function PeopleTable({
  list,
  onOpen,
}: {
  list: Answered<typeof listRecords>;
  onOpen: (staffNo: string) => void;
}) {
  const { t } = useTranslator();
  return (
    <div class="room-card records-scroll">
      <table class="room-table">
        <thead>
          <tr>
            <th>{t('records.col.staffNo')}</th>
            <th>{t('records.col.name')}</th>
            <th>{t('records.col.unit')}</th>
            {columns.map((column) => (
              <th key={column} class="number">
                {t(`records.col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveRow}>
          {list.people.map((person) => (
            <tr key={person.staffNo}>
              <td>
                <button type="button" class="tw-link" data-row onClick={() => onOpen(person.staffNo)}>
                  {person.staffNo}
                </button>
              </td>
              <td>{person.name}</td>
              <td>{person.unit}</td>
              {columns.map((column) => (
                <td key={column} class="number">
                  {person[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The file of one person, as those above see it. */
export function OnePerson({ deps, go, staffNo }: Pick<RoomProps, 'deps' | 'go'> & { staffNo: string }) {
  const { t } = useTranslator();
  const { client, person } = deps;
  const reply = useAsked(client, personRecord, { params: { id: staffNo }, query: {} });
  return (
    <div class="records-column">
      <p class="records-acts">
        <button type="button" class="tw-btn" onClick={() => go('people')}>
          {t('records.back')}
        </button>
      </p>
      <Answer of={reply}>
        {(file) => (
          <>
            <CertificateList
              client={client}
              certificates={file.certificates}
              mayRevoke={person.roles.includes('trainer') && staffNo !== person.staffNo}
              onPrint={(number) => go(`records/certificate/${number}/${staffNo}`)}
              onChanged={reply.again}
            />
            <FileView
              of={file}
              printedBy={{ name: person.name, unit: person.orgUnitName }}
              none={t('records.none')}
            />
          </>
        )}
      </Answer>
    </div>
  );
}
