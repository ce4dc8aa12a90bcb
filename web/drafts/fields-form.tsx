import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

import { confidentialities } from '../../core/article/article.ts';
import { categories, type Category, levels, taxonomy } from '../../core/article/taxonomy.ts';
import type { Finding } from '../../core/errors.ts';
import type { MessageKey } from '../../core/i18n/zh-CN.ts';
import { roles } from '../../core/organisation/person.ts';
import type { KnowledgeApi } from '../api/knowledge-api.ts';
import { useTranslator } from '../theme/language.tsx';
import { readFront, withField } from './front.ts';
import { TagPicker } from './tag-picker.tsx';
import { useTagsInUse } from './use-tags-in-use.ts';

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);
const words = (typed: string): string[] => typed.split(/[\s,，、]+/).filter(Boolean);

/** The front matter as fields, each with its fault beside it. */
export function FieldsForm({
  front,
  mayWrite,
  findings,
  api,
  onFront,
}: {
  front: string;
  mayWrite: boolean;
  findings: readonly Finding[];
  /** Whose articles' tags are offered. */
  api: Pick<KnowledgeApi, 'articles'>;
  onFront: (front: string) => void;
}) {
  const { t } = useTranslator();
  const inUse = useTagsInUse(api);
  const values = readFront(front);
  const scope = (values['appliesTo'] ?? {}) as { roles?: string[]; regions?: string[] };
  const put = (name: string, value: unknown): void => onFront(withField(front, name, value));
  const putScope = (name: 'roles' | 'regions', value: readonly string[]): void => {
    const { [name]: _before, ...rest } = scope;
    put('appliesTo', value.length === 0 ? rest : { ...rest, [name]: value });
  };
  const faultOf = (name: string): string | undefined =>
    findings.find(({ field }) => field === name || field?.startsWith(`${name}.`))?.message;
  const line = (name: string, type: 'text' | 'date' | 'number' = 'text') => (
    <Field name={name} fault={faultOf(name)}>
      {(attributes) => (
        <input
          {...attributes}
          type={type as 'text'}
          class="tw-input"
          disabled={!mayWrite}
          value={text(values[name])}
          onChange={({ currentTarget: { value } }) => put(name, type === 'number' ? Number(value) : value)}
        />
      )}
    </Field>
  );
  const choice = (name: string, options: readonly string[], key: (option: string) => string) => (
    <Field name={name} fault={faultOf(name)}>
      {(attributes) => (
        <select
          {...attributes}
          class="tw-input"
          disabled={!mayWrite}
          value={text(values[name])}
          onChange={({ currentTarget }) => put(name, currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option} value={option}>
              {t(key(option) as MessageKey)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const area = (name: string, value: string, take: (typed: string) => void, rows = 2) => (
    <Field name={name} fault={faultOf(name)}>
      {(attributes) => (
        <textarea
          {...attributes}
          class="tw-input"
          rows={rows}
          disabled={!mayWrite}
          value={value}
          onChange={({ currentTarget }) => take(currentTarget.value)}
        />
      )}
    </Field>
  );
  const category = text(values['category']) as Category;
  return (
    <form class="draft-fields" onSubmit={(event) => event.preventDefault()}>
      {line('title')}
      {line('titleEn')}
      {line('slug')}
      {line('source')}
      {choice('category', categories, (one) => `category.${one}`)}
      {choice('subcategory', taxonomy[category] ?? [], (one) => `subcategory.${one}`)}
      {choice('level', levels, (one) => `level.${one}`)}
      {choice('confidentiality', confidentialities, (one) => `confidentiality.${one}`)}
      {choice('ownerRole', roles, (one) => `role.${one}`)}
      {line('reviewEveryMonths', 'number')}
      {line('effectiveFrom', 'date')}
      {line('effectiveUntil', 'date')}
      <Field name="tags" fault={faultOf('tags')}>
        {(attributes) => (
          <TagPicker
            tags={list(values['tags'])}
            inUse={inUse}
            disabled={!mayWrite}
            attributes={attributes}
            onTags={(tags) => put('tags', tags)}
          />
        )}
      </Field>
      {area('regions', list(scope.regions).join(' '), (typed) => putScope('regions', words(typed)))}
      <fieldset class="draft-roles">
        <legend>{t('drafts.field.roles')}</legend>
        {roles.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              disabled={!mayWrite}
              checked={list(scope.roles).includes(role)}
              onChange={({ currentTarget }) =>
                putScope(
                  'roles',
                  currentTarget.checked
                    ? [...list(scope.roles), role]
                    : list(scope.roles).filter((other) => other !== role),
                )
              }
            />
            {t(`role.${role}`)}
          </label>
        ))}
      </fieldset>
      {area(
        'similarQuestions',
        list(values['similarQuestions']).join('\n'),
        (typed) =>
          put(
            'similarQuestions',
            typed
              .split('\n')
              .map((one) => one.trim())
              .filter(Boolean),
          ),
        4,
      )}
      {area('change', text(values['change']), (typed) => put('change', typed.trim()))}
    </form>
  );
}

function Field({
  name,
  fault,
  children,
}: {
  name: string;
  fault: string | undefined;
  children: (attributes: {
    id: string;
    'aria-invalid': boolean;
    'aria-describedby'?: string;
  }) => ComponentChildren;
}) {
  const { t } = useTranslator();
  const id = useId();
  return (
    <div class="draft-field">
      <label for={id}>{t(`drafts.field.${name}` as MessageKey)}</label>
      {children({
        id,
        'aria-invalid': fault !== undefined,
        ...(fault === undefined ? {} : { 'aria-describedby': `${id}-fault` }),
      })}
      {fault !== undefined && (
        <p class="draft-fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}
