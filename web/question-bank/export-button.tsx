import { Download } from 'lucide-preact';
import { useState } from 'preact/hooks';

import type { Asked } from '../../core/contracts/endpoint.ts';
import { bankFormats, exportBank, type searchBank } from '../../core/contracts/question-bank.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { saveBytes } from './save-bytes.ts';

/** What the list shows, as a file of another system; keys go with it. */
export function ExportButton({
  client,
  bank,
  filter,
}: {
  client: Caller;
  bank: string;
  filter: Omit<Asked<typeof searchBank>['body'], 'page'>;
}) {
  const { t, error } = useTranslator();
  const act = useAct();
  const [format, setFormat] = useState<(typeof bankFormats)[number]>('jsonl');
  const [dropped, setDropped] = useState<number>();
  const take = (): void =>
    void act.run(async () => {
      const file = await client.call(exportBank, { params: { id: bank }, body: { ...filter, format } });
      saveBytes(file.fileName, file.base64);
      setDropped(file.dropped.length);
    });
  return (
    <div class="bank-inline">
      <select
        class="tw-input"
        name="format"
        aria-label={t('bank.exportAs')}
        value={format}
        onChange={({ currentTarget }) =>
          setFormat(bankFormats.find((each) => each === currentTarget.value) ?? 'jsonl')
        }
      >
        {bankFormats.map((each) => (
          <option key={each} value={each}>
            {t(`exchange.format.${each}`)}
          </option>
        ))}
      </select>
      <button type="button" class="tw-btn" disabled={act.busy} onClick={take}>
        <Icon of={Download} />
        {t('bank.export')}
      </button>
      <span role="status" class="tw-muted">
        {dropped !== undefined && dropped > 0 && t('bank.dropped', { n: dropped })}
      </span>
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
    </div>
  );
}
