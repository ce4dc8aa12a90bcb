import { BookOpenCheck, CircleCheck, CloudUpload } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import type { ReadingTask } from '../../core/contracts/readings.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { codeOf } from '../rooms/use-asked.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import './readings.css';
import type { Readings } from './use-readings.ts';

/** At the foot of an article that has to be read: how far one has come, then its question, then when it was proved. */
export function MustReadBar({
  task,
  prove,
  now,
}: {
  task: ReadingTask;
  prove: Readings['prove'];
  now: number;
}) {
  const { t, error } = useTranslator();
  const bar = useRef<HTMLDivElement>(null);
  const { share, seconds } = useReadSoFar(bar, task.provedAt === undefined);
  const [answer, setAnswer] = useState<number>();
  const [code, setCode] = useState<string>();
  const [isKept, setKept] = useState(false);
  const [busy, setBusy] = useState(false);
  if (task.provedAt !== undefined) {
    return (
      <div class="must-read done" role="status">
        <Icon of={CircleCheck} />
        {t('readings.done', { time: shortInstant(task.provedAt, now) })}
      </div>
    );
  }
  if (isKept) {
    return (
      <div class="must-read" role="status">
        <Icon of={CloudUpload} />
        {t('readings.kept')}
      </div>
    );
  }
  const left = Math.max(0, task.leastSeconds - seconds);
  const isRead = share >= 0.995 && left === 0;
  const confirm = async (): Promise<void> => {
    if (answer === undefined) return;
    setBusy(true);
    setCode(undefined);
    try {
      if ((await prove(task, { seconds, answer })) === 'kept') setKept(true);
    } catch (failure) {
      setCode(codeOf(failure));
      setAnswer(undefined);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div ref={bar} class="must-read" role="group" aria-label={t('readings.bar')}>
      <p class="must-read-head">
        <Icon of={BookOpenCheck} />
        <strong>{t('readings.bar')}</strong>
        <span>{t('readings.due', { time: shortInstant(task.dueAt, now) })}</span>
        <span class="grow" />
        <span>
          {isRead
            ? t('readings.ready')
            : share < 0.995
              ? t('readings.share', { n: Math.round(share * 100) })
              : t('readings.left', { n: left })}
        </span>
      </p>
      {isRead && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
        >
          <fieldset>
            <legend>{task.question}</legend>
            {task.options.map((option, at) => (
              <label key={option}>
                <input type="radio" name="must-read" checked={answer === at} onChange={() => setAnswer(at)} />
                {option}
              </label>
            ))}
          </fieldset>
          {code !== undefined && (
            <p class="must-read-problem" role="alert">
              {error(code)}
            </p>
          )}
          <button type="submit" class="tw-btn primary" disabled={answer === undefined || busy}>
            {t('readings.confirm')}
          </button>
        </form>
      )}
    </div>
  );
}

/** How much of the text above has been in view, and for how many seconds the screen has been looked at. */
function useReadSoFar(bar: { readonly current: HTMLElement | null }, isOpen: boolean) {
  const [share, setShare] = useState(0);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const text = bar.current?.parentElement?.querySelector('.prose');
    if (!isOpen || text === null || text === undefined) return undefined;
    const look = (): void => {
      const box = text.getBoundingClientRect();
      // The text is set in a moment after the page: an empty one has not been read.
      if (box.height < 20) return;
      const foot = Math.min(innerHeight, bar.current?.getBoundingClientRect().top ?? innerHeight);
      setShare((before) => Math.max(before, Math.min(1, (foot + 2 - box.top) / box.height)));
    };
    const controller = new AbortController();
    addEventListener('scroll', look, { capture: true, passive: true, signal: controller.signal });
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      look();
      setSeconds((before) => before + 1);
    }, 1_000);
    return () => {
      controller.abort();
      clearInterval(timer);
    };
  }, [isOpen]);
  return { share, seconds };
}
