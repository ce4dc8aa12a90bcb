import { useTranslator } from '../../theme/language.tsx';
import { freeLetter, type KindEditor, type QuestionOf, withAt } from './editor.ts';
import { Rows, Words } from './rows.tsx';

/** 排序 */
export const ordering: KindEditor<QuestionOf<'ordering'>> = {
  begin: (common) => ({
    ...common,
    kind: 'ordering',
    items: ['a', 'b', 'c'].map((id) => ({ id, text: '' })),
  }),
  Fields: ({ question, onChange }) => {
    const { t } = useTranslator();
    const { items } = question;
    return (
      <Rows
        label={t('bank.items')}
        list={items}
        least={3}
        most={9}
        fresh={() => ({ id: freeLetter(items), text: '' })}
        onChange={(list) => onChange({ ...question, items: list })}
      >
        {({ id, text }, at) => (
          <Words
            label={t('bank.item', { n: at + 1 })}
            value={text}
            onInput={(words) => onChange({ ...question, items: withAt(items, at, { id, text: words }) })}
          />
        )}
      </Rows>
    );
  },
};
