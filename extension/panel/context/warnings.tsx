import { Info, OctagonAlert, TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';

import type { Warning } from '../../../core/moment/decide.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import { warningWords } from './warning-words.ts';

const icons = { danger: OctagonAlert, warn: TriangleAlert, info: Info } as const;
/** So many warnings are in sight before 还有 n 条. */
export const shownFirst = 3;

/**
 * Warnings in the order of the page's moment, at most three before 还有 n 条. Mounted anew for each customer (its key), so
 * that `role=alert` is spoken once per customer and not at every redraw.
 */
export function Warnings({
  warnings,
  titles,
  now,
  onArticle,
}: {
  warnings: readonly Warning[];
  /** Titles of the articles in force, by id: what is not there is not linked. */
  titles: ReadonlyMap<string, string>;
  now: number;
  onArticle: (id: string) => void;
}) {
  const translator = useTranslator();
  const { t } = translator;
  const [all, setAll] = useState(false);
  if (warnings.length === 0) return null;
  const shown = all ? warnings : warnings.slice(0, shownFirst);
  return (
    <section class="warnings" role="alert" data-section="warnings" aria-label={t('panel.section.warnings')}>
      {shown.map((warning) => {
        const { title, detail } = warningWords(warning, translator, now);
        const { article = '' } = warning;
        const linked = titles.get(article);
        return (
          <div key={warning.id} class={`warning ${warning.tone}`}>
            <Icon of={icons[warning.tone]} />
            <p>
              <strong>{title}</strong>
              {detail !== undefined && <span class="warning-detail"> {detail}</span>}
            </p>
            {linked !== undefined && (
              <button
                type="button"
                class="tw-link"
                title={linked}
                aria-label={t('warning.articleOf', { title: linked })}
                onClick={() => onArticle(article)}
              >
                {t('warning.article')}
              </button>
            )}
          </div>
        );
      })}
      {warnings.length > shownFirst && (
        <button type="button" class="tw-link warnings-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('warning.less') : t('warning.more', { n: warnings.length - shownFirst })}
        </button>
      )}
    </section>
  );
}
