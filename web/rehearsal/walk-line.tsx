import type { LineNode } from '../../core/script/nodes/registry.ts';
import { type Answer, lineOf, type Run } from '../../core/script/run.ts';
import { openSlot } from '../../core/script/slots.ts';
import { useTranslator } from '../theme/language.tsx';

const doneWord = {
  say: 'script.said',
  ask: 'script.next',
  do: 'script.done',
  check: 'script.checked',
  note: 'script.noted',
} as const;

/** The line a rehearsal stands on, with every way on from it; the items of a check count as ticked. */
export function WalkLine({ run, node, act }: { run: Run; node: LineNode; act: (answer: Answer) => void }) {
  const { t } = useTranslator();
  const items = node.kind === 'check' ? (node.items ?? []) : [];
  const choices = 'choices' in node ? node.choices : undefined;
  const isMust = node.must === true;
  return (
    <div class="walk-now" aria-current="step">
      <p class="walk-words">
        <span class="tw-tag accent">{t(`script.chip.${node.kind}`)}</span>
        {isMust && <span class="tw-tag warn">{t('script.must')}</span>}
        <span class="tw-muted">{node.id}</span>
      </p>
      <p class="walk-text">
        {lineOf(run, node).pieces.map((piece, at) =>
          'text' in piece ? (
            <span key={at}>{piece.text}</span>
          ) : (
            <u key={at}>{piece.value ?? openSlot(piece.slot)}</u>
          ),
        )}
      </p>
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <li key={item.id}>{item.text}</li>
          ))}
        </ul>
      )}
      <div class="walk-acts">
        {choices?.map((choice) => (
          <button
            key={choice.id}
            type="button"
            class="tw-btn"
            onClick={() => act({ type: 'choose', choice: choice.id, ticked: items.map((item) => item.id) })}
          >
            {choice.label}
          </button>
        ))}
        {choices === undefined && (
          <>
            <button type="button" class="tw-btn primary" onClick={() => act({ type: 'done' })}>
              {t(doneWord[node.kind])}
            </button>
            <button
              type="button"
              class="tw-btn"
              onClick={() => act(isMust ? { type: 'skip', reason: 'notApplicable' } : { type: 'skip' })}
            >
              {t('script.skip')}
            </button>
          </>
        )}
      </div>
    </div>
  );
}
