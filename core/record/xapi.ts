import type { RecordKind, TrainingRecord } from './record.ts';

const adl = (verb: string): string => `http://adlnet.gov/expapi/verbs/${verb}`;
const verbs = {
  experienced: { en: 'experienced', 'zh-CN': '阅读' },
  attempted: { en: 'attempted', 'zh-CN': '开始' },
  terminated: { en: 'terminated', 'zh-CN': '结束' },
  passed: { en: 'passed', 'zh-CN': '合格' },
  failed: { en: 'failed', 'zh-CN': '未合格' },
  completed: { en: 'completed', 'zh-CN': '完成' },
  attended: { en: 'attended', 'zh-CN': '出席' },
  mastered: { en: 'mastered', 'zh-CN': '取得证书' },
  scored: { en: 'scored', 'zh-CN': '积分' },
  voided: { en: 'voided', 'zh-CN': '作废' },
} as const;
type Verb = keyof typeof verbs;

const activityTypes: Record<Exclude<RecordKind, 'revocation'>, string> = {
  reading: 'http://activitystrea.ms/schema/1.0/article',
  attempt: 'http://adlnet.gov/expapi/activities/assessment',
  mark: 'http://adlnet.gov/expapi/activities/assessment',
  course: 'http://adlnet.gov/expapi/activities/course',
  attendance: 'http://adlnet.gov/expapi/activities/meeting',
  certificate: 'https://w3id.org/openbadges#Assertion',
  points: 'http://adlnet.gov/expapi/activities/performance',
};

/** An Experience API 1.0.3 statement; only what this product writes. */
export interface Statement {
  readonly id: string;
  readonly actor: object;
  readonly verb: { readonly id: string; readonly display: Readonly<Record<string, string>> };
  readonly object: object;
  readonly result?: object;
  readonly context: object;
  readonly timestamp: string;
  readonly version: '1.0.3';
}

export interface StatementDeps {
  /** The bank's address for its accounts, without a slash at the end. */
  readonly homePage: string;
  /** The UUID of a name, always the same one (version 5). */
  readonly idOf: (name: string) => string;
}

/** Kind of the line that a correction takes the place of. */
const corrects: Partial<Record<RecordKind, RecordKind>> = {
  mark: 'mark',
  points: 'points',
  revocation: 'certificate',
};

/**
 * A ledger line as statements: the line's own, and for a correction first the one that voids what it takes the place of
 * (R-QZ5). Ids come from kind and row, so that the same line is the same statement wherever and however often it is
 * sent. Pure.
 */
export function statementsOf(
  { n, hash, record }: { readonly n: number; readonly hash: string; readonly record: TrainingRecord },
  { homePage, idOf }: StatementDeps,
): Statement[] {
  const { kind, staffNo, ref, at, result } = record;
  const extensions = { [`${homePage}/xapi/ledger`]: { n, hash } };
  const shared = {
    actor: { objectType: 'Agent', account: { homePage, name: staffNo } },
    timestamp: new Date(at).toISOString(),
    version: '1.0.3',
  } as const;
  const statements: Statement[] = [];
  const before = corrects[kind];
  if (before !== undefined && typeof result['replaces'] === 'string') {
    statements.push({
      ...shared,
      id: idOf(`void/${kind}/${ref}`),
      verb: verbOf('voided'),
      object: { objectType: 'StatementRef', id: idOf(`${before}/${result['replaces']}`) },
      context: { extensions },
    });
  }
  const isOnlyVoid = kind === 'revocation' || (kind === 'points' && result['reason'] === 'reversal');
  if (isOnlyVoid) return statements;
  const outcome = resultOf(record);
  statements.push({
    ...shared,
    id: idOf(`${kind}/${ref}`),
    verb: verbOf(verbFor(record)),
    object: activityOf(record, homePage),
    ...(outcome === undefined ? {} : { result: outcome }),
    context: {
      platform: 'Tellerwise',
      ...(record.version === undefined ? {} : { revision: String(record.version) }),
      ...(typeof result['attempt'] === 'string' ? { registration: result['attempt'] } : {}),
      extensions,
    },
  });
  return statements;
}

const verbOf = (verb: Verb): Statement['verb'] => ({ id: adl(verb), display: verbs[verb] });

function verbFor({ kind, result }: TrainingRecord): Verb {
  switch (kind) {
    case 'reading':
      return 'experienced';
    case 'attempt':
      return result['step'] === 'begun' ? 'attempted' : 'terminated';
    case 'mark':
      return result['isPass'] === true ? 'passed' : 'failed';
    case 'course':
      return 'completed';
    case 'attendance':
      return 'attended';
    case 'certificate':
      return 'mastered';
    case 'points':
      return 'scored';
    case 'revocation':
      return 'voided';
  }
}

function activityOf({ kind, object, ref, title }: TrainingRecord, homePage: string): object {
  const name = encodeURIComponent(kind === 'certificate' ? ref : object);
  return {
    objectType: 'Activity',
    id: `${homePage}/activities/${kind === 'mark' ? 'attempt' : kind}/${name}`,
    definition: {
      name: { 'zh-CN': title },
      ...(kind === 'revocation' ? {} : { type: activityTypes[kind] }),
    },
  };
}

function resultOf({ kind, result }: TrainingRecord): object | undefined {
  const { earned, of, isPass, delta, seconds } = result;
  if (kind === 'mark' && typeof earned === 'number' && typeof of === 'number')
    return {
      score: { scaled: of === 0 ? 0 : earned / of, raw: earned / 100, min: 0, max: of / 100 },
      success: isPass === true,
      completion: true,
    };
  if (kind === 'points' && typeof delta === 'number') return { score: { raw: delta } };
  if (kind === 'reading' && typeof seconds === 'number')
    return { duration: `PT${seconds}S`, completion: true };
  return kind === 'course' || kind === 'attendance' ? { completion: true } : undefined;
}
