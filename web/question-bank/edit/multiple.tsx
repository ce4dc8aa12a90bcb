import { useTranslator } from '../../theme/language.tsx';
import type { KindEditor, QuestionOf } from './editor.ts';
import { Options, twoOptions } from './options.tsx';

/** 多选 */
export const multiple: KindEditor<QuestionOf<'multiple'>> = {
  begin: (common) => ({
    ...common,
    kind: 'multiple',
    options: [...twoOptions, { id: 'c', text: '', right: true }],
  }),
  Fields: ({ question, onChange }) => {
    const { t } = useTranslator();
    return (
      <Options
        label={t('bank.options')}
        options={question.options}
        one={false}
        onChange={(options) => onChange({ ...question, options })}
      />
    );
  },
};
