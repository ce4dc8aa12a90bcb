import type { YamlValue } from '../../../core/draft/edit-yaml.ts';
import type { MessageKey } from '../../../core/i18n/zh-CN.ts';
import { type ActionId, actionIds, type Tone, tones } from '../../../core/moment/moment.ts';
import { type StripItemName, stripItems } from '../../../core/moment/strip.ts';
import { actionKey, stripKeys } from '../moment-words.ts';
import { articleOrTag } from './article-or-tag-field.tsx';
import { articlesField } from './articles-field.tsx';
import type { Desk } from './desk.tsx';
import { type FieldOf, listOf, wordsOf } from './field.tsx';
import { shownTo } from './head-fields.ts';
import { itemsField } from './items-field.tsx';
import { linesField, orderedField } from './list-fields.tsx';
import { pickField, textField, tickField } from './plain-fields.tsx';
import { scriptField } from './script-field.tsx';
import { freeCode } from './ways-field.tsx';

const scriptWord = (id: string, { scripts }: Desk): string =>
  `${id} ${scripts.find((script) => script.id === id)?.title ?? ''}`.trim();
const ids = (items: readonly { readonly [key: string]: YamlValue }[]) => items.map(({ id }) => id);
const code = textField('id', { label: 'scriptForm.code', required: true });
const words = (label: MessageKey) => textField('text', { label, required: true });

const warnings = itemsField({
  name: 'warnings',
  label: 'rehearsal.warnings',
  one: 'scriptForm.warning',
  add: 'scriptForm.addWarning',
  fields: [
    code,
    pickField('tone', {
      label: 'scriptForm.tone',
      of: tones,
      word: (tone, t) => t(`scriptForm.tone.${tone as Tone}`),
    }),
    ...shownTo,
    words('scriptForm.words'),
    textField('textEn', { label: 'scriptForm.wordsEn' }),
    textField('detail', { label: 'scriptForm.detail' }),
    textField('detailEn', { label: 'scriptForm.detailEn' }),
    articlesField('article', { label: 'scriptForm.article', one: true }),
  ],
  summary: (item, t) => {
    const tone = wordsOf(item['tone']);
    return (
      <>
        {(tones as readonly string[]).includes(tone) && (
          <span class={`tw-tag ${tone === 'info' ? 'neutral' : tone}`}>
            {t(`scriptForm.tone.${tone as Tone}`)}
          </span>
        )}
        <span class="form-words">{wordsOf(item['text'])}</span>
      </>
    );
  },
  begin: (items) => ({ id: freeCode('warning', ids(items)), tone: 'info', text: '' }),
});

const strip = orderedField('strip', {
  label: 'rehearsal.strip',
  options: () => stripItems,
  word: (item, t) => (item in stripKeys ? t(stripKeys[item as StripItemName]) : item),
});

const plans = itemsField({
  name: 'plans',
  label: 'rehearsal.plan',
  one: 'scriptForm.plan',
  add: 'scriptForm.addPlan',
  fields: [
    ...shownTo,
    orderedField('scripts', {
      label: 'scriptForm.scripts',
      required: true,
      options: ({ scripts }) => scripts.map(({ id }) => id),
      word: (id, _, desk) => scriptWord(id, desk),
    }),
  ],
  summary: (item, t, desk) => (
    <>
      {'when' in item && <span class="tw-tag neutral">{t('scriptForm.conditional')}</span>}
      <span class="form-words">
        {listOf(item['scripts'])
          .map((id) => scriptWord(wordsOf(id), desk))
          .join(' → ')}
      </span>
    </>
  ),
  begin: () => ({ scripts: [] }),
});

const offers = itemsField({
  name: 'offers',
  label: 'rehearsal.offers',
  one: 'scriptForm.offer',
  add: 'scriptForm.addOffer',
  fields: [
    scriptField('script', 'scriptForm.script'),
    ...shownTo,
    words('scriptForm.words'),
    textField('textEn', { label: 'scriptForm.wordsEn' }),
  ],
  summary: (item, _, desk) => (
    <>
      <span class="form-words">{wordsOf(item['text'])}</span>
      <span class="tw-muted">{scriptWord(wordsOf(item['script']), desk)}</span>
    </>
  ),
  begin: (_, { scripts }) => ({ script: scripts[0]?.id ?? 'SCR-01', text: '' }),
});

const checks = itemsField({
  name: 'checks',
  label: 'rehearsal.checks',
  one: 'scriptForm.check',
  add: 'scriptForm.addCheck',
  fields: [
    code,
    words('scriptForm.words'),
    textField('textEn', { label: 'scriptForm.wordsEn' }),
    ...shownTo,
    tickField('must', 'script.must'),
    linesField('needs', { label: 'scriptForm.needs', isOne: true }),
    textField('basis', { label: 'scriptForm.basisOne' }),
    textField('doubt', { label: 'scriptForm.doubt', rows: 2 }),
  ],
  summary: (item, t) => (
    <>
      {item['must'] === true && <span class="tw-tag warn">{t('script.must')}</span>}
      <span class="form-words">{wordsOf(item['text'])}</span>
    </>
  ),
  begin: (items) => ({ id: freeCode('check', ids(items)), text: '' }),
});

const byTag = [articleOrTag.tag, ...shownTo];
const byArticle = [articleOrTag.id, ...shownTo];
const articles = itemsField({
  name: 'articles',
  label: 'rehearsal.articles',
  one: 'scriptForm.articleRow',
  add: 'scriptForm.addArticle',
  fields: (item) => ('tag' in item ? byTag : byArticle),
  summary: (item, t, { articleTitles }) => (
    <span class="form-words">
      {'tag' in item ? `${t('scriptForm.tag')} ${wordsOf(item['tag'])}` : wordsOf(item['id'])}{' '}
      {articleTitles.get(wordsOf(item['id']))}
    </span>
  ),
  begin: () => ({ id: '' }),
});

const actions = itemsField({
  name: 'actions',
  label: 'rehearsal.actions',
  one: 'scriptForm.action',
  add: 'scriptForm.addAction',
  fields: [
    pickField('id', {
      label: 'scriptForm.action.id',
      of: actionIds,
      word: (id, t) => t(actionKey(id as ActionId)),
    }),
    ...shownTo,
    pickField('tone', {
      label: 'scriptForm.look',
      of: ['primary', 'danger', 'plain'],
      word: (look, t) => t(`scriptForm.look.${look as 'primary' | 'danger' | 'plain'}`),
      none: 'scriptForm.look.unwritten',
    }),
    pickField('needs', {
      label: 'scriptForm.needed',
      of: ['nothing', 'customer', 'case'],
      word: (needed, t) => t(`scriptForm.needed.${needed as 'nothing' | 'customer' | 'case'}`),
      none: 'scriptForm.needed.unwritten',
    }),
  ],
  summary: (item, t) => {
    const id = wordsOf(item['id']);
    const isKnown = (actionIds as readonly string[]).includes(id);
    return <span class="form-words">{isKnown ? t(actionKey(id as ActionId)) : id}</span>;
  },
  begin: (items) => ({ id: actionIds.find((id) => !ids(items).includes(id)) ?? 'caseNote' }),
});

/** What one page kind shows, in the order of its file. */
export const momentFields: readonly FieldOf[] = [
  tickField('caseFirst', 'scriptForm.caseFirst'),
  warnings,
  strip,
  plans,
  offers,
  checks,
  articles,
  actions,
];
