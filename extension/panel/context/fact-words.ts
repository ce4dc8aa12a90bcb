import { riskLevels } from '../../../core/customer/terms.ts';
import type { MessageKey } from '../../../core/i18n/zh-CN.ts';
import type { Translator } from '../../../core/i18n/translate.ts';
import { shanghaiDate } from '../../../core/condition/shanghai.ts';
import { clockOf, shortDate, shortInstant } from '../../../core/i18n/when.ts';
import type { StripItem, StripItemName } from '../../../core/moment/strip.ts';

export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly tone?: 'danger' | 'warn';
  readonly wide?: boolean;
}

type Values = Readonly<Record<string, string | number | boolean>>;
type Words = Omit<Fact, 'id'> | undefined;

const text = (values: Values, name: string): string => String(values[name] ?? '');

function when(at: number, now: number, { t }: Translator): string {
  return shanghaiDate(at) === shanghaiDate(now)
    ? t('strip.today', { time: clockOf(at) })
    : shortInstant(at, now);
}

function infoCheck(values: Values, { t }: Translator, now: number): Words {
  const due = text(values, 'dueOn');
  const date = due === '' ? '' : shortDate(due, now);
  if (values['due'] === true) {
    return { label: t('strip.infoCheck'), value: t('strip.infoCheckDue', { date }), tone: 'warn' };
  }
  return date === '' ? undefined : { label: t('strip.infoCheck'), value: t('strip.infoCheckBy', { date }) };
}

function risk(item: StripItem, values: Values, { t }: Translator): Words {
  const level = riskLevels.find((code) => code === item.code);
  if (level === undefined) return undefined;
  const value = t(`riskLevel.${level}`);
  const expired = values['expired'] === true;
  const tone = level === 'high' ? 'danger' : expired ? 'warn' : undefined;
  return {
    label: t('field.riskLevel'),
    value: expired ? t('strip.expired', { value }) : value,
    wide: expired,
    ...(tone === undefined ? {} : { tone }),
  };
}

function tolerance(values: Values, { t }: Translator, now: number): Words {
  const on = text(values, 'on');
  const value = t('strip.riskTolerance', { level: text(values, 'level'), date: shortDate(on, now) });
  const expired = values['expired'] === true;
  return {
    label: t('field.riskTolerance'),
    value: expired ? t('strip.expired', { value }) : value,
    wide: true,
    ...(expired ? { tone: 'warn' as const } : {}),
  };
}

const plain =
  (label: MessageKey): ((item: StripItem, values: Values, translator: Translator) => Words) =>
  (_item, values, { t }) => ({ label: t(label), value: text(values, 'text') });

const words: Partial<
  Record<StripItemName, (item: StripItem, values: Values, translator: Translator, now: number) => Words>
> = {
  manager: (_item, values, { t }) => ({
    label: t(values['dedicated'] === true ? 'strip.dedicatedManager' : 'strip.manager'),
    value: values['gap'] === true ? t('strip.noManager') : text(values, 'name'),
    ...(values['gap'] === true ? { tone: 'warn' as const } : {}),
  }),
  serviceCase: (_item, values, { t }) => ({
    label: t('strip.serviceCase'),
    value: t('strip.caseOpen', { time: clockOf(Number(values['openedAt'])) }),
  }),
  booking: (_item, values, translator, now) => ({
    label: translator.t('strip.booking'),
    value: `${when(Number(values['at']), now, translator)} ${text(values, 'kind')}`,
  }),
  openComplaint: (_item, _values, { t }) => ({
    label: t('strip.complaint'),
    value: t('strip.complaintOpen'),
    tone: 'warn',
  }),
  complaintHistory: (_item, values, { t }) => ({
    label: t('field.complaintHistory'),
    value: t('strip.complaints', { n: text(values, 'count') }),
  }),
  infoCheck: (_item, values, translator, now) => infoCheck(values, translator, now),
  overdue: (_item, _values, { t }) => ({
    label: t('field.overdue'),
    value: t('strip.overdue'),
    tone: 'danger',
  }),
  riskLevel: risk,
  riskTolerance: (_item, values, translator, now) => tolerance(values, translator, now),
  lastVisit: (_item, values, { t }, now) => ({
    label: t('field.lastVisitOn'),
    value: shortDate(text(values, 'text'), now),
  }),
  visitDue: (_item, values, { t }, now) => ({
    label: t('strip.visitDue'),
    value: shortDate(text(values, 'text'), now),
    tone: 'warn',
  }),
  phone: plain('field.phoneMasked'),
  docNo: plain('field.docNoMasked'),
  account: plain('field.accountTail'),
  plan: (_item, values, { t }) => ({ label: t('field.plan'), value: text(values, 'text'), wide: true }),
};

/** A strip item as label and value, or undefined when it is a badge, a foot line or shut. */
export function factOf(item: StripItem, translator: Translator, now: number): Fact | undefined {
  if (item.withheld === true) return undefined;
  const made = words[item.item]?.(item, item.values ?? {}, translator, now);
  return made === undefined ? undefined : { id: item.item, ...made };
}

const withheldKeys: Partial<Record<StripItemName, MessageKey>> = {
  creditGrade: 'field.creditGrade',
  overdue: 'field.overdue',
  riskTolerance: 'field.riskTolerance',
  riskLevel: 'field.riskLevel',
  tierOverride: 'field.tierOverride',
  lastVisit: 'field.lastVisitOn',
  phone: 'field.phoneMasked',
  docNo: 'field.docNoMasked',
  account: 'field.accountTail',
};

/** What a shut line is about; never whether there is a value. */
export function withheldLabel(item: StripItem, t: Translator['t']): string {
  return t(withheldKeys[item.item] ?? 'panel.section.context');
}
