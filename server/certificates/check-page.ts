import type { CertificateView } from '../../core/contracts/certificates.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { Language } from '../../core/i18n/translate.ts';
import { createTranslator } from '../../core/i18n/translator.ts';

/** The public check needs no script, and its style comes from this service alone. */
export const checkStyle = `body{margin:0;background:#f2f4f7;color:#18202d;font:14px/22px "Segoe UI","PingFang SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC",system-ui}
main{max-width:560px;margin:40px auto;padding:20px;background:#fff;border:1px solid #dee2e8;border-radius:8px}
h1{margin:0 0 12px;font-size:20px;line-height:28px}
dl{display:grid;grid-template-columns:112px 1fr;gap:4px 12px;margin:0}
dt{color:#5b6574}dd{margin:0;overflow-wrap:anywhere}
.state{display:inline-block;padding:0 8px;border:1px solid;border-radius:4px;font-weight:600}
.valid{color:#19683f;background:#e7f4ec}.expired{color:#7a4b00;background:#fdf3dd}.revoked{color:#a6211a;background:#fceceb}
footer{margin-top:16px;color:#5b6574;font-size:12px;line-height:18px}
a{color:#2450a8}
@media(prefers-color-scheme:dark){body{background:#0f1319;color:#e7ebf1}main{background:#171c24;border-color:#2d3643}dt,footer{color:#9ba6b5}a{color:#90b2ff}
.valid{color:#82d2a7;background:#142c20}.expired{color:#ebc06b;background:#31260f}.revoked{color:#ff9f97;background:#3a1a19}}
@media print{body{background:#fff}main{border:0;margin:0}}
`;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

/** The page that says how a certificate stands: what is printed on it, and nothing more of anybody. */
export function checkPage(found: CertificateView | undefined, number: string, language: Language): string {
  const { t } = createTranslator(language);
  const other = language === 'en' ? 'zh-CN' : 'en';
  const rows: (readonly [string, string])[] = found === undefined ? [] : rowsOf(found, t);
  const body =
    found === undefined
      ? `<p>${escaped(t('check.unknown'))}</p>`
      : `<dl>${rows.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${value}</dd>`).join('')}</dl>`;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${escaped(t('check.title'))}</title><link rel="stylesheet" href="/certificates/check.css"></head>
<body><main><h1>${escaped(t('check.title'))}</h1>
${body}
<footer><p>${escaped(t('check.how'))}</p><p><a href="/certificates/${escaped(number)}?lang=${other}" hreflang="${other}">${escaped(t('check.other'))}</a></p></footer>
</main></body></html>
`;
}

function rowsOf(
  found: CertificateView,
  t: ReturnType<typeof createTranslator>['t'],
): (readonly [string, string])[] {
  const { number, state, name, staffNo, title, source, version, issuedAt, validUntil, revoked } = found;
  const until =
    validUntil === undefined ? t('certificates.forGood') : t('certificates.until', { date: validUntil });
  const word = `<span class="state ${state}">${escaped(t(`certificates.state.${state}`))}</span>`;
  return [
    [t('check.state'), word],
    [t('certificates.number'), escaped(number)],
    [t('check.name'), escaped(name)],
    [t('check.staffNo'), escaped(staffNo)],
    [t('check.what'), escaped(`${title} · ${source} · ${t('certificates.version', { n: version })}`)],
    [t('check.issued'), shanghaiDate(issuedAt)],
    [t('check.until'), escaped(until)],
    ...(revoked === undefined ? [] : [[t('check.revokedOn'), shanghaiDate(revoked.at)] as const]),
  ];
}
