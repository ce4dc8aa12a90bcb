import type { Finding } from '../../core/errors.ts';
import { useTranslator } from '../../web/theme/language.tsx';
import type { OptionsState } from './options-port.ts';

/** Adapter packs in use, and the mistakes of those that were refused. */
export function Adapters({
  packs,
  findings,
}: {
  packs: OptionsState['packs'];
  findings: readonly Finding[];
}) {
  const { t, language } = useTranslator();
  return (
    <section class="card">
      <h2>{t('options.adapters')}</h2>
      {packs.length === 0 && <p>{t('options.adapter.none')}</p>}
      {packs.length > 0 && (
        <table class="options-table">
          <thead>
            <tr>
              <th>{t('options.adapter.name')}</th>
              <th>{t('options.adapter.version')}</th>
              <th>{t('options.adapter.hosts')}</th>
            </tr>
          </thead>
          <tbody>
            {packs.map((pack) => (
              <tr key={pack.id}>
                <td>
                  {language === 'en' ? pack.title.en : pack.title.zh} <code>{pack.id}</code>
                </td>
                <td>{pack.version}</td>
                <td>
                  {pack.hosts.map((host) => (
                    <div key={host}>
                      <code>{host}</code>
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {findings.length > 0 && (
        <div class="options-findings" role="alert">
          <p>
            <strong>{t('options.adapter.error')}</strong>
          </p>
          <ul>
            {findings.map((finding, index) => (
              <li key={index}>
                <code>{finding.file}</code> {finding.field}{' '}
                {finding.line === undefined
                  ? finding.message
                  : t('options.adapter.file', { line: finding.line, message: finding.message })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
