import { useTranslator } from '../../theme/language.tsx';
import type { KindEditor, QuestionOf } from './editor.ts';
import { Options, twoOptions } from './options.tsx';

/** 单选 */
export const single: KindEditor<QuestionOf<'single'>> = {
  begin: (common) => ({ ...common, kind: 'single', options: twoOptions }),
  Fields: ({ question, onChange }) => {
    const { t } = useTranslator();
    return (
      <Options
        label={t('bank.options')}
        options={question.options}
        one
        onChange={(options) => onChange({ ...question, options })}
      />
    );
  },
};
