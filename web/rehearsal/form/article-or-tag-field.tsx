import { useTranslator } from '../../theme/language.tsx';
import { articlesField } from './articles-field.tsx';
import { useDesk } from './desk.tsx';
import type { FieldOf } from './field.tsx';
import { textField } from './plain-fields.tsx';

const one = articlesField('id', { label: 'scriptForm.article', one: true, required: true });
const tagged = textField('tag', { label: 'scriptForm.tag', required: true });

/** Either of the two, with a button that changes one for the other. */
const fieldOf = (isTag: boolean): FieldOf => {
  const { name, Field } = isTag ? tagged : one;
  return {
    name,
    Field: (props) => {
      const { t } = useTranslator();
      const { disabled, edit } = useDesk();
      const { path } = props;
      const other = [...path.slice(0, -1), isTag ? 'id' : 'tag'];
      return (
        <div class="form-field wide">
          <Field {...props} />
          <button
            type="button"
            class="tw-link"
            disabled={disabled}
            onClick={() =>
              edit(
                [
                  { do: 'set', path: other, value: '', order: [name, String(other.at(-1))] },
                  { do: 'remove', path },
                ],
                other,
              )
            }
          >
            {t(isTag ? 'scriptForm.byArticle' : 'scriptForm.byTag')}
          </button>
        </div>
      );
    },
  };
};

/** One article, or every article with a tag. */
export const articleOrTag = { id: fieldOf(false), tag: fieldOf(true) } as const;
