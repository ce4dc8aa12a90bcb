import { FileUp } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';

import { importEndings, importFile, type ImportResult, largestImport } from '../../core/contracts/imports.ts';
import { AppError } from '../../core/errors.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import type { RoomProps } from '../rooms/registry.ts';
import { codeOf } from '../rooms/use-asked.ts';
import { base64Of } from './base64.ts';

/** One chosen file: on its way, refused, or what became of it. */
interface Row {
  readonly file: string;
  readonly code?: string;
  readonly result?: ImportResult;
}

/** Files of other programs become drafts, one by one; each says what became of it. */
export function useImport(deps: RoomProps['deps'], onTaken: () => void) {
  const [rows, setRows] = useState<readonly Row[]>([]);
  async function take(files: readonly File[]): Promise<void> {
    setRows(files.map(({ name }) => ({ file: name })));
    for (const [at, file] of files.entries()) {
      const row = await outcomeOf(file);
      setRows((before) => before.map((one, index) => (index === at ? row : one)));
    }
    onTaken();
  }
  async function outcomeOf(file: File): Promise<Row> {
    try {
      // Told here, a file that is too large need not travel first.
      if (file.size > largestImport) throw new AppError('import.tooLarge');
      const body = { name: file.name, base64: await base64Of(file) };
      return { file: file.name, result: await deps.client.call(importFile, { body }) };
    } catch (failure) {
      return { file: file.name, code: codeOf(failure) };
    }
  }
  const isBusy = rows.some(({ code, result }) => code === undefined && result === undefined);
  return { rows, take, isBusy };
}

/** Chooses files; while some are under way it waits. */
export function ImportButton({ of: { take, isBusy } }: { of: ReturnType<typeof useImport> }) {
  const { t } = useTranslator();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="tw-btn"
        title={t('import.hint')}
        disabled={isBusy}
        onClick={() => input.current?.click()}
      >
        <Icon of={FileUp} />
        {t('import.button')}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={importEndings.join(',')}
        aria-label={t('import.hint')}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          if (chosen.length > 0) void take(chosen);
        }}
      />
    </>
  );
}

/** A row a file: its draft, or why there is none, and what did not come along. */
export function ImportRows({
  of: { rows },
  onOpen,
}: {
  of: ReturnType<typeof useImport>;
  onOpen: (id: string) => void;
}) {
  const { t, error } = useTranslator();
  if (rows.length === 0) return null;
  return (
    <section class="room-card import-rows" aria-label={t('import.title')} aria-live="polite">
      <ul>
        {rows.map(({ file, code, result }, at) => (
          <li key={at}>
            <b>{file}</b>{' '}
            {code === undefined && result === undefined && (
              <span class="tw-muted">{t('import.waiting')}</span>
            )}
            {code !== undefined && (
              <>
                <span class="tw-tag danger">{t('import.refused')}</span> {error(code)}
              </>
            )}
            {result !== undefined && (
              <>
                <span class={`tw-tag ${result.outcome === 'taken' ? 'ok' : 'neutral'}`}>
                  {t(`import.${result.outcome}`)}
                </span>{' '}
                <button type="button" class="tw-link" onClick={() => onOpen(result.draftId)}>
                  {t('import.open')} {result.itemId}
                </button>
                {result.notes.length > 0 && (
                  <ul>
                    {result.notes.map((note) => (
                      <li key={`${note.code} ${note.what}`} class="tw-muted">
                        {t(`import.note.${note.code}`, { what: note.what })}
                      </li>
                    ))}
                  </ul>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
