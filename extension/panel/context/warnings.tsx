import { Info, OctagonAlert, TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';

import type { Warning } from '../../../core/moment/decide.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import { warningWords } from './warning-words.ts';

const icons = { danger: OctagonAlert, warn: TriangleAlert, info: Info } as const;
const shownFirst = 3;

/**
 * Warnings in the order of the page's moment, at most three before 还有 n 条. Mounted anew for each customer (its key), so
 * that `role=alert` is spoken once per customer and not at every redraw.
 */
export function Warnings({
  warnings,
  onArticle,
}: {
  warnings: readonly Warning[];
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
        const { title, detail } = warningWords(warning, translator);
        const { article } = warning;
        return (
          <div key={warning.id} class={`warning ${warning.tone}`}>
            <Icon of={icons[warning.tone]} />
            <p>
              <strong>{title}</strong>
              {detail !== undefined && <span class="warning-detail">{detail}</span>}
            </p>
            {article !== undefined && (
              <button type="button" class="tw-link" onClick={() => onArticle(article)}>
                {article}
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
