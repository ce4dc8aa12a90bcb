import type { ComponentChildren } from 'preact';

import type { Article } from '../../core/article/article.ts';
import { decideMoment } from '../../core/moment/decide.ts';
import { fillWarning } from '../../core/moment/fill.ts';
import type { MomentDefinition } from '../../core/moment/moment.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { ScriptLibrary } from '../../core/script/script.ts';
import { useTranslator } from '../theme/language.tsx';
import type { castOf } from './customers.ts';
import { actionKey, stripKeys } from './moment-words.ts';

const tones = { danger: 'danger', warn: 'warn', info: 'neutral' } as const;

/** What a page would show of this definition before a simulated customer, in the panel's order. */
export function MomentShow({
  moment,
  library,
  articles,
  cast: { customer, flags },
  person,
  now,
}: {
  moment: MomentDefinition;
  library: ScriptLibrary;
  articles: readonly Article[];
  cast: ReturnType<typeof castOf>;
  person: Person;
  now: number;
}) {
  const { t, has } = useTranslator();
  const page = { pageKind: moment.pageKind, flags };
  const scripts = Object.values(library);
  const shown = decideMoment({ page, customer, person, now, moments: [moment], scripts, articles });
  const word = (scale: string, code: string): string => {
    const key = `${scale}.${code}`;
    return has(key) ? t(key) : code;
  };
  const named = (id: string): string => `${id} ${library[id]?.title ?? ''}`;
  return (
    <div class="walk-shown">
      <Rows title={t('rehearsal.warnings')}>
        {shown.warnings.map(({ id, tone, text, detail, values }) => (
          <li key={id}>
            <span class={`tw-tag ${tones[tone]}`}>{fillWarning(text, values, word)}</span>{' '}
            {detail !== undefined && <span class="tw-muted">{fillWarning(detail, values, word)}</span>}
          </li>
        ))}
      </Rows>
      <Rows title={t('rehearsal.plan')}>
        {shown.plan.map((id) => (
          <li key={id}>{named(id)}</li>
        ))}
      </Rows>
      <Rows title={t('rehearsal.offers')}>
        {shown.offers.map(({ script, text }) => (
          <li key={script}>
            {text} <span class="tw-muted">{named(script)}</span>
          </li>
        ))}
      </Rows>
      <Rows title={t('rehearsal.checks')}>
        {shown.checks.map(({ id, text, must }) => (
          <li key={id}>
            {text} {must === true && <span class="tw-tag warn">{t('script.must')}</span>}
          </li>
        ))}
      </Rows>
      <Rows title={t('rehearsal.articles')}>
        {shown.articles.map(({ id, title }) => (
          <li key={id}>
            <span class="tw-muted">{id}</span> {title}
          </li>
        ))}
      </Rows>
      <Rows title={t('rehearsal.actions')}>
        {shown.actions.map(({ id }) => (
          <li key={id}>{t(actionKey(id))}</li>
        ))}
      </Rows>
      <Rows title={t('rehearsal.strip')}>
        {shown.strip.map(({ item }) => (
          <li key={item}>{t(stripKeys[item])}</li>
        ))}
      </Rows>
    </div>
  );
}

function Rows({ title, children }: { title: string; children: ComponentChildren[] }) {
  const { t } = useTranslator();
  return (
    <section>
      <h3>{title}</h3>
      {children.length === 0 ? <p class="tw-muted">{t('rehearsal.nothing')}</p> : <ul>{children}</ul>}
    </section>
  );
}
