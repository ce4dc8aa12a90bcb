import { shanghaiDate } from '../condition/shanghai.ts';
import type { Translator } from '../i18n/translate.ts';
import { clockOf } from '../i18n/when.ts';
import { ledgerReasons } from '../points/points.ts';
import type { TrainingRecord } from './record.ts';

const marks = (hundredths: unknown): string => String(Number(hundredths ?? 0) / 100);

/** What came of a line, in words: `85 / 100 · 合格`. Pure. */
export function outcomeOf({ kind, result }: TrainingRecord, { t }: Pick<Translator, 't'>): string {
  const why = typeof result['why'] === 'string' ? t('records.out.why', { why: result['why'] }) : '';
  switch (kind) {
    case 'reading':
      return t('records.out.reading', { n: Number(result['seconds'] ?? 0) });
    case 'attempt':
      return result['step'] === 'begun'
        ? t('records.out.begun')
        : t('records.out.closed', { n: Number(result['answered'] ?? 0) });
    case 'mark': {
      const { earned, of, isPass } = result;
      const word = t(isPass === true ? 'records.out.pass' : 'records.out.fail');
      return t('records.out.mark', { earned: marks(earned), of: marks(of), word }) + why;
    }
    case 'certificate': {
      const until = result['validUntil'];
      return typeof until === 'string' ? t('records.out.until', { date: until }) : t('records.out.forGood');
    }
    case 'revocation':
      return t('records.out.revoked') + why;
    case 'points': {
      const delta = Number(result['delta'] ?? 0);
      const reason = ledgerReasons.find((one) => one === result['reason']);
      const word = reason === undefined ? '' : ` · ${t(`points.reason.${reason}`)}`;
      return t('records.out.points', { n: delta > 0 ? `+${delta}` : String(delta) }) + word + why;
    }
    case 'course':
      return t('records.out.course');
    case 'attendance':
      return t(result['present'] === false ? 'records.out.absent' : 'records.out.present');
  }
}

const columns = [
  'n',
  'staffNo',
  'name',
  'unit',
  'kind',
  'object',
  'version',
  'title',
  'outcome',
  'at',
  'hash',
] as const;

/** Headers of a list of lines as a table. */
export const headersOf = ({ t }: Pick<Translator, 't'>): string[] =>
  columns.map((column) => t(`records.col.${column}`));

/** A line as a row of that table; times are Shanghai's. */
export function rowOf(
  { n, hash, record }: { readonly n: number; readonly hash: string; readonly record: TrainingRecord },
  person: { readonly name: string; readonly unit: string },
  translator: Pick<Translator, 't'>,
): (string | number)[] {
  const { staffNo, kind, object, version, title, at } = record;
  return [
    n,
    staffNo,
    person.name,
    person.unit,
    translator.t(`records.kind.${kind}`),
    object,
    version ?? '',
    title,
    outcomeOf(record, translator),
    `${shanghaiDate(at)} ${clockOf(at)}`,
    hash,
  ];
}
