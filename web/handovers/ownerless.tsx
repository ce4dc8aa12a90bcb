import { useState } from 'preact/hooks';

import { handOver, type OwnerlessItem, ownerlessItems } from '../../core/contracts/handovers.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import './handovers.css';

const keyOf = ({ kind, item }: OwnerlessItem): string => `${kind}/${item}`;

/** What nobody answers for since people left; the chosen ones are handed to one person or the head of a unit. */
export function Ownerless({ client }: { client: Caller }) {
  const { t, error } = useTranslator();
  const reply = useAsked(client, ownerlessItems, {});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [kind, setKind] = useState<'person' | 'unit'>('person');
  const [code, setCode] = useState('');
  const [done, setDone] = useState<string>();
  const act = useAct();
  const items = reply.value?.items ?? [];
  const chosen = items.filter((item) => !left.has(keyOf(item)));
  if (items.length === 0 && done === undefined) return null;
  const choose = (item: OwnerlessItem, isOn: boolean): void => {
    const next = new Set(left);
    if (isOn) next.delete(keyOf(item));
    else next.add(keyOf(item));
    setLeft(next);
  };
  const submit = (): Promise<boolean> =>
    act.run(async () => {
      const { to } = await client.call(handOver, {
        body: {
          items: chosen.map(({ kind: what, item }) => ({ kind: what, item })),
          to: kind === 'person' ? { kind, staffNo: code } : { kind, orgUnitCode: code },
        },
      });
      setDone(to);
      setCode('');
      reply.again();
    });
  return (
    <section class="room-card ownerless" aria-label={t('handovers.title', { n: items.length })}>
      {done !== undefined && (
        <p class="tw-muted" role="status">
          {t('handovers.done', { name: done })}
        </p>
      )}
      {items.length > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <fieldset>
            <legend>{t('handovers.title', { n: items.length })}</legend>
            {items.map((item) => (
              <label key={keyOf(item)}>
                <input
                  type="checkbox"
                  checked={!left.has(keyOf(item))}
                  onChange={({ currentTarget }) => choose(item, currentTarget.checked)}
                />
                <span class="tw-tag neutral">{t(`handovers.kind.${item.kind}`)}</span>
                {item.title}
                <span class="tw-muted">{formerly(item, t)}</span>
              </label>
            ))}
          </fieldset>
          <div class="ownerless-to">
            <label>
              {t('handovers.to')}{' '}
              <select
                name="to"
                class="tw-input"
                value={kind}
                onChange={({ currentTarget }) => setKind(currentTarget.value === 'unit' ? 'unit' : 'person')}
              >
                <option value="person">{t('handovers.to.person')}</option>
                <option value="unit">{t('handovers.to.unit')}</option>
              </select>
            </label>
            <input
              name="code"
              class="tw-input"
              required
              aria-label={t(`handovers.code.${kind}`)}
              placeholder={t(`handovers.code.${kind}`)}
              value={code}
              onInput={({ currentTarget }) => setCode(currentTarget.value)}
            />
            <button type="submit" class="tw-btn small" disabled={act.busy || chosen.length === 0}>
              {t('handovers.do', { n: chosen.length })}
            </button>
          </div>
          {act.code !== undefined && (
            <p class="room-problem" role="alert">
              {error(act.code)}
            </p>
          )}
        </form>
      )}
    </section>
  );
}

function formerly({ was, role }: OwnerlessItem, t: ReturnType<typeof useTranslator>['t']): string {
  if (was.length > 0) return t('handovers.was', { name: was.join(' · ') });
  return role === undefined ? '' : t('handovers.was', { name: t(`role.${role}`) });
}
