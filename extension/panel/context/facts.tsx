import { Lock } from 'lucide-preact';
import { useState } from 'preact/hooks';

import type { StripItem } from '../../../core/moment/strip.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import { factOf, withheldLabel } from './fact-words.ts';

/** Two lines of two before the script (density); the rest on request. */
const shownFirst = 4;

/** Key-values of the strip, the lines that stay shut until a service case is open, and the foot line. */
export function Facts({
  items,
  said,
  now,
  foot,
}: {
  items: readonly StripItem[];
  said: ReadonlySet<string>;
  now: number;
  foot: string;
}) {
  const translator = useTranslator();
  const { t } = translator;
  const [all, setAll] = useState(false);
  const rank = ({ item }: StripItem): number => (said.has(item) ? 1 : 0);
  const facts = [...items]
    .sort((left, right) => rank(left) - rank(right))
    .flatMap((item) => factOf(item, translator, now) ?? []);
  const withheld = items.filter((item) => item.withheld === true);
  const shown = all ? facts : facts.slice(0, shownFirst);
  return (
    <>
      {shown.length > 0 && (
        <dl class="facts">
          {shown.map((fact) => (
            <div key={fact.id} class={fact.wide ? 'wide' : ''}>
              <dt>{fact.label}</dt>
              <dd class={fact.tone ?? ''}>{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {withheld.length > 0 && (
        <dl class="facts locked">
          {withheld.map((item) => (
            <div key={item.item} class="wide">
              <dt>{withheldLabel(item, t)}</dt>
              <dd class="muted">
                <Icon of={Lock} size={14} />
                {t('strip.withheld')}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p class="strip-foot tw-muted">
        <span>{foot}</span>
        {facts.length > shownFirst && (
          <button type="button" class="tw-link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('warning.less') : t('warning.more', { n: facts.length - shownFirst })}
          </button>
        )}
      </p>
    </>
  );
}
