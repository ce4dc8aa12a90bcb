import { Download, Printer } from 'lucide-preact';
import { useState } from 'preact/hooks';
import * as v from 'valibot';

import type { Answered } from '../../core/contracts/endpoint.ts';
import type { myRecord } from '../../core/contracts/records.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { type LedgerLine, personFile } from '../../core/record/person-file.ts';
import { type RecordKind, recordKinds } from '../../core/record/record.ts';
import { outcomeOf } from '../../core/record/words.ts';
import { saveText } from '../rooms/save-text.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

/** The lines of a person's file, newest first, by kind; the signed file itself to keep, and a page to print. */
export function FileView({
  of,
  printedBy,
  none,
}: {
  of: Answered<typeof myRecord>;
  printedBy: { readonly name: string; readonly unit: string };
  /** What to say while there is nothing. */
  none: string;
}) {
  const translator = useTranslator();
  const { t, error } = translator;
  const [kind, setKind] = useState<RecordKind>();
  const read = v.safeParse(personFile, jsonOf(of.text));
  if (!read.success)
    return (
      <p class="room-problem" role="alert">
        {error('server.badAnswer')}
      </p>
    );
  const { person, lines, head } = read.output;
  const shown = lines.filter(({ record }) => kind === undefined || record.kind === kind).reverse();
  return (
    <section class="room-card records-part" aria-label={t('records.title')}>
      <header class="records-head">
        <h2>
          {person.name} <span class="tw-muted">{`${person.staffNo} · ${person.orgUnitName}`}</span>
        </h2>
        <select
          class="tw-input"
          aria-label={t('records.kind')}
          value={kind ?? ''}
          onChange={({ currentTarget }) => setKind(recordKinds.find((one) => one === currentTarget.value))}
        >
          <option value="">{t('records.kind.all')}</option>
          {recordKinds.map((one) => (
            <option key={one} value={one}>
              {t(`records.kind.${one}`)}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="tw-btn small"
          onClick={() => saveText(of.fileName, of.text, 'application/json')}
        >
          <Icon of={Download} />
          {t('records.save')}
        </button>
        <button type="button" class="tw-btn small" onClick={() => print()}>
          <Icon of={Printer} />
          {t('records.print')}
        </button>
      </header>
      {shown.length === 0 ? (
        <p class="room-state tw-muted">{kind === undefined ? none : t('records.none')}</p>
      ) : (
        <LinesTable lines={shown} asOf={of.asOf} />
      )}
      <p class="tw-muted records-foot">
        {t('records.lines', { n: shown.length })}
        {head.n > 0 && ` · ${t('records.head', { n: head.n, hash: head.hash.slice(0, 16) })}`}
      </p>
      <p class="records-printed">
        {t('records.printed', {
          unit: printedBy.unit,
          name: printedBy.name,
          at: shortInstant(of.asOf, 0),
        })}
      </p>
    </section>
  );
}

function LinesTable({ lines, asOf }: { lines: readonly LedgerLine[]; asOf: number }) {
  const translator = useTranslator();
  const { t } = translator;
  return (
    <div class="records-scroll" role="region" aria-label={t('records.title')} tabIndex={0}>
      <table class="room-table">
        <thead>
          <tr>
            <th>{t('records.col.at')}</th>
            <th>{t('records.col.kind')}</th>
            <th>{t('records.col.object')}</th>
            <th class="number">{t('records.col.version')}</th>
            <th>{t('records.col.title')}</th>
            <th>{t('records.col.outcome')}</th>
            <th>{t('records.col.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ n, hash, record }) => (
            <tr key={n}>
              <td>{shortInstant(record.at, asOf)}</td>
              <td>{t(`records.kind.${record.kind}`)}</td>
              <td>{record.object}</td>
              <td class="number">{record.version}</td>
              <td>{record.title}</td>
              <td>{outcomeOf(record, translator)}</td>
              <td class="records-hash" title={hash}>
                {hash.slice(0, 12)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
