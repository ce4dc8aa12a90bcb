import { Download, FileUp } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';

import type { Answered } from '../../core/contracts/endpoint.ts';
import { importQuestions, questionSheet } from '../../core/contracts/question-bank.ts';
import { largestQuestionFile } from '../../core/contracts/question-exchange.ts';
import { AppError } from '../../core/errors.ts';
import type { Caller } from '../api/client.ts';
import { base64Of } from '../drafts/base64.ts';
import { useAct } from '../rooms/use-act.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { saveBytes } from './save-bytes.ts';
import { ImportReport } from './import-report.tsx';

type Report = Answered<typeof importQuestions>;

/** A file of questions: read and reported first, then taken whole (idempotent by its bytes). */
export function ImportFile({ client, bank, onTaken }: { client: Caller; bank: string; onTaken: () => void }) {
  const { t, error, language } = useTranslator();
  const act = useAct();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [report, setReport] = useState<Report>();
  const send = (chosen: File, accept?: string): Promise<boolean> =>
    act.run(async () => {
      if (chosen.size > largestQuestionFile) throw new AppError('import.tooLarge');
      const body = {
        name: chosen.name,
        base64: await base64Of(chosen),
        ...(accept === undefined ? {} : { accept }),
      };
      setReport(await client.call(importQuestions, { params: { id: bank }, body }));
      if (accept !== undefined) onTaken();
    });
  const template = (): void =>
    void act.run(async () => {
      const { fileName, base64 } = await client.call(questionSheet, { params: { language } });
      saveBytes(fileName, base64);
    });
  return (
    <section class="bank-import">
      <p>
        <button type="button" class="tw-btn" disabled={act.busy} onClick={() => input.current?.click()}>
          <Icon of={FileUp} />
          {t('bank.file')}
        </button>{' '}
        <button type="button" class="tw-btn" disabled={act.busy} onClick={template}>
          <Icon of={Download} />
          {t('bank.template')}
        </button>{' '}
        <span class="tw-muted">{t('bank.fileHint')}</span>
        <input
          ref={input}
          type="file"
          hidden
          name="file"
          aria-label={t('bank.file')}
          accept=".gift,.txt,.xml,.zip,.xlsx,.jsonl,.ndjson,.json"
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            currentTarget.value = '';
            if (chosen === undefined) return;
            setFile(chosen);
            setReport(undefined);
            void send(chosen);
          }}
        />
      </p>
      <p role="status" class="tw-muted">
        {act.busy && t(report === undefined ? 'bank.reading' : 'bank.accepting', { file: file?.name ?? '' })}
      </p>
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      {report !== undefined && (
        <>
          {report.outcome === 'taken' && (
            <p class="room-note ok" role="status">
              {t('bank.taken', { n: report.fresh })}
            </p>
          )}
          {report.outcome === 'already' && (
            <p class="room-note warn" role="status">
              {t('bank.already')}
            </p>
          )}
          <ImportReport of={report} />
          {report.outcome === 'read' && report.fresh > 0 && (
            <p>
              <button
                type="button"
                class="tw-btn primary"
                disabled={act.busy || file === undefined}
                onClick={() => file !== undefined && void send(file, report.sha256)}
              >
                {t('bank.accept.button', { n: report.fresh })}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}
