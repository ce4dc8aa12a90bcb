import type { PageContext } from '../../core/page/context.ts';
import { useTranslator } from '../../web/theme/language.tsx';
import { evidenceWords } from '../panel/state/evidence-words.ts';

/** What the adapters made of each open tab, and on what ground: kinds and counts, no value. */
export function Recognised({
  pages,
}: {
  pages: readonly { readonly tabId: number; readonly page: PageContext }[];
}) {
  const translator = useTranslator();
  const { t } = translator;
  return (
    <section class="card">
      <h2>{t('options.pages')}</h2>
      <p class="tw-muted">{t('options.privacy')}</p>
      {pages.length === 0 && <p>{t('options.pages.none')}</p>}
      {pages.length > 0 && (
        <table class="options-table">
          <thead>
            <tr>
              <th>{t('options.pages.host')}</th>
              <th>{t('options.pages.kind')}</th>
              <th>{t('options.pages.level')}</th>
              <th>{t('options.pages.why')}</th>
            </tr>
          </thead>
          <tbody>
            {pages.map(({ tabId, page }) => (
              <tr key={tabId}>
                <td>
                  {page.host}
                  <span class="tw-muted"> {t('options.pages.tab', { n: tabId })}</span>
                </td>
                <td>
                  {t(`pageKind.${page.pageKind}`)}
                  {Object.entries(page.flags).map(([flag, on]) => (
                    <span key={flag} class="tw-tag neutral">
                      {flag} {on ? '✓' : '✗'}
                    </span>
                  ))}
                </td>
                <td>
                  <strong>{t(`options.level.${page.level}`)}</strong>
                  {page.reason !== undefined && <div class="tw-muted">{t(`state.none.${page.reason}`)}</div>}
                </td>
                <td>
                  <ul>
                    {page.evidence.map((item, index) => {
                      const { label, value, doubtful } = evidenceWords(item, translator);
                      return (
                        <li key={index} class={doubtful ? 'doubtful' : ''}>
                          {label} <code>{item.anchor}</code>: {value}
                        </li>
                      );
                    })}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
