import { Lock, Undo2 } from 'lucide-preact';
import { useState } from 'preact/hooks';

import type { LineNode } from '../../../core/script/nodes/registry.ts';
import { type Answer, lineOf, type Run } from '../../../core/script/run.ts';
import { openSlot } from '../../../core/script/slots.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import { Chip } from './chip.tsx';
import { Choices } from './choices.tsx';
import { Items } from './items.tsx';
import { Skip } from './skip.tsx';

const doneWord = {
  say: 'script.said',
  ask: 'script.next',
  do: 'script.done',
  check: 'script.checked',
  note: 'script.noted',
} as const;

/** The line now: spoken words large, one primary button or the options, back, and skipping with a reason. */
export function NowLine({ run, node, act }: { run: Run; node: LineNode; act: (act: Answer) => void }) {
  const { t } = useTranslator();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const items = node.kind === 'check' ? (node.items ?? []) : [];
  const complete = items.every((item) => ticked.includes(item.id));
  const choices = 'choices' in node ? node.choices : undefined;
  const marks = choices?.some((choice) => choice.mark === true) === true;
  return (
    <div class={`now ${node.kind}`} aria-current="step">
      <p class="now-text">
        <Chip kind={node.kind} />
        <span>
          {lineOf(run, node).pieces.map((piece, index) =>
            'text' in piece ? (
              <span key={index}>{piece.text}</span>
            ) : (
              <span key={index} class={piece.value === undefined ? 'slot open' : 'slot'}>
                {piece.value ?? openSlot(piece.slot)}
              </span>
            ),
          )}
        </span>
        {node.must === true && <span class="must">{t('script.must')}</span>}
      </p>
      {items.length > 0 && <Items items={items} ticked={ticked} onChange={setTicked} />}
      {choices !== undefined && (
        <Choices
          choices={choices}
          complete={complete}
          onChoose={(choice) => act({ type: 'choose', choice, ticked })}
        />
      )}
      {marks && (
        <p class="tw-muted marks-note">
          <Icon of={Lock} size={14} />
          {t('script.optionsOnly')}
        </p>
      )}
      <div class="now-acts">
        {choices === undefined && (
          <>
            <button
              type="button"
              class="tw-btn primary"
              data-default
              disabled={!complete}
              onClick={() => act({ type: 'done' })}
            >
              {t(doneWord[node.kind])}
            </button>
            <kbd class="tw-kbd">Enter</kbd>
            <Skip
              must={node.must === true}
              onSkip={(reason) => act(reason === undefined ? { type: 'skip' } : { type: 'skip', reason })}
            />
          </>
        )}
        <span class="grow" />
        {run.history.length > 0 && (
          <button type="button" class="tw-link" data-back onClick={() => act({ type: 'back' })}>
            <Icon of={Undo2} size={14} />
            {t('script.back')}
          </button>
        )}
      </div>
    </div>
  );
}
