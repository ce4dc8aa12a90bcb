import { useState } from 'preact/hooks';

import type { YamlValue } from '../../../core/draft/edit-yaml.ts';
import type { MessageKey } from '../../../core/i18n/zh-CN.ts';
import { ArticlePicker } from '../../drafts/article-picker.tsx';
import { useTranslator } from '../../theme/language.tsx';
import { nameOf, useDesk } from './desk.tsx';
import { Fault, type FieldOf, listOf, usePut, wordsOf } from './field.tsx';

/** An article's number and, where it is in force for the person, its title. */
function ArticleName({ id }: { id: string }) {
  const title = useDesk().articleTitles.get(id);
  return (
    <span>
      <span class="tw-muted">{id}</span> {title}
    </span>
  );
}

/** Articles, picked by words. `one`: a single one, which may be left out unless `required`. */
export const articlesField = (
  name: string,
  { label, one = false, required = false }: { label: MessageKey; one?: boolean; required?: boolean },
): FieldOf => ({
  name,
  Field: ({ path, value, order }) => {
    const { t } = useTranslator();
    const { disabled, edit, api } = useDesk();
    const put = usePut({ path, order });
    const [picking, setPicking] = useState(false);
    const chosen = (one ? [value].filter((id): id is YamlValue => id !== undefined) : listOf(value)).map(
      wordsOf,
    );
    const remove = (at: number): boolean =>
      one || !Array.isArray(value)
        ? put(undefined, path)
        : edit([{ do: 'remove', path: [...path, at] }], path);
    const pick = (id: string): void => {
      setPicking(false);
      if (one || !Array.isArray(value)) put(one ? id : [id], path);
      else if (chosen.includes(id)) edit([], path);
      else edit([{ do: 'insert', path: [...path, chosen.length], value: id }], path);
    };
    return (
      <fieldset class="form-articles" data-path={nameOf(path)}>
        <legend>{t(label)}</legend>
        <Fault path={path} />
        <ul>
          {chosen.map((id, at) => (
            <li key={id}>
              <ArticleName id={id} />
              <Fault path={[...path, at]} />
              {!(one && required) && (
                <button type="button" class="tw-link" disabled={disabled} onClick={() => remove(at)}>
                  {t('scriptForm.remove')}
                  <span class="tw-visually-hidden"> {id}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
        <button
          type="button"
          class="tw-link"
          disabled={disabled}
          aria-expanded={picking}
          onClick={() => setPicking(!picking)}
        >
          {t(one && chosen.length > 0 ? 'scriptForm.otherArticle' : 'scriptForm.addArticle')}
        </button>
        {picking && (
          <ArticlePicker api={api} label={t('scriptForm.findArticle')} onPick={({ id }) => pick(id)} />
        )}
      </fieldset>
    );
  },
});
