import { X } from 'lucide-preact';

import { levels } from '../../core/article/taxonomy.ts';
import { type BankSummary, countFits } from '../../core/contracts/question-bank.ts';
import type { DrawRule } from '../../core/quiz/paper.ts';
import { difficulties } from '../../core/quiz/questions/question.ts';
import type { Caller } from '../api/client.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useSettled } from '../rooms/use-settled.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { Choose } from './choice.tsx';
import { withAt, without } from './edit/editor.ts';

const MOST_RULES = 20;

/** Rules of drawing, each with how many questions there are for it now. */
export function DrawRules({
  client,
  banks,
  rules,
  onChange,
}: {
  client: Caller;
  banks: readonly BankSummary[];
  rules: readonly DrawRule[];
  onChange: (rules: readonly DrawRule[]) => void;
}) {
  const { t, error } = useTranslator();
  // A rule that is being typed is not asked for letter by letter.
  const asked = useSettled(JSON.stringify(rules));
  const reply = useAsked(client, countFits, { body: { rules: JSON.parse(asked) as DrawRule[] } });
  const put = (at: number, more: { readonly [F in keyof DrawRule]?: DrawRule[F] | undefined }): void => {
    const entries = Object.entries({ ...rules[at], ...more }).filter(([, value]) => value !== undefined);
    onChange(withAt(rules, at, Object.fromEntries(entries) as DrawRule));
  };
  return (
    <fieldset class="bank-rows">
      <legend>{t('bank.rules')}</legend>
      {rules.map((rule, at) => {
        const bank = banks.find(({ id }) => id === rule.bank);
        return (
          <div key={at} class="bank-row" role="group" aria-label={t('bank.rule', { n: at + 1 })}>
            <label class="bank-field narrow">
              <span>{t('bank.count')}</span>
              <input
                class="tw-input"
                type="number"
                name={`count-${at}`}
                min={1}
                max={200}
                value={rule.count}
                onInput={({ currentTarget }) =>
                  put(at, { count: Math.min(200, Math.max(1, Math.trunc(Number(currentTarget.value)) || 1)) })
                }
              />
            </label>
            <Choose
              label={t('bank.which')}
              name={`bank-${at}`}
              value={rule.bank}
              of={banks.map(({ id }) => id)}
              word={(id) => `${id} ${banks.find((each) => each.id === id)?.title ?? ''}`}
              any={null}
              onChoose={(id) => put(at, { bank: id, tag: undefined })}
            />
            <Choose
              label={t('bank.tag')}
              name={`tag-${at}`}
              value={rule.tag}
              of={bank?.tags.map(({ tag }) => tag) ?? []}
              word={(tag) => tag}
              onChoose={(tag) => put(at, { tag })}
            />
            <Choose
              label={t('bank.level')}
              name={`level-${at}`}
              value={rule.level}
              of={levels}
              word={(level) => t(`level.${level}`)}
              onChoose={(level) => put(at, { level })}
            />
            <Choose
              label={t('bank.difficulty')}
              name={`difficulty-${at}`}
              value={rule.difficulty}
              of={difficulties}
              word={(difficulty) => t(`bank.difficulty.${difficulty}`)}
              onChoose={(difficulty) => put(at, { difficulty })}
            />
            <Fits wanted={rule.count} count={reply.value?.counts[at]} noCites={reply.value?.noCites[at]} />
            <button
              type="button"
              class="tw-iconbtn"
              aria-label={t('bank.removeRule', { n: at + 1 })}
              disabled={rules.length < 2}
              onClick={() => onChange(without(rules, at))}
            >
              <Icon of={X} />
            </button>
          </div>
        );
      })}
      {reply.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(reply.code)}
        </p>
      )}
      <button
        type="button"
        class="tw-btn small"
        disabled={rules.length >= MOST_RULES || banks.length === 0}
        onClick={() => onChange([...rules, { ...(banks[0] ? { bank: banks[0].id } : {}), count: 5 }])}
      >
        {t('bank.addRule')}
      </button>
    </fieldset>
  );
}

function Fits({
  wanted,
  count,
  noCites,
}: {
  wanted: number;
  count: number | undefined;
  noCites: number | undefined;
}) {
  const { t } = useTranslator();
  if (count === undefined) return <span class="tw-muted bank-fits" />;
  return (
    <span class="bank-fits" role="status">
      <span class={count < wanted ? 'tw-tag warn' : 'tw-tag ok'}>
        {t(count < wanted ? 'bank.fitsTooFew' : 'bank.fits', { n: count })}
      </span>
      {noCites !== undefined && noCites > 0 && (
        <span class="tw-muted">{t('bank.fitsNoCites', { n: noCites })}</span>
      )}
    </span>
  );
}
