import { useTranslator } from '../../theme/language.tsx';
import type { KindEditor, QuestionOf } from './editor.ts';
import { Lines } from './rows.tsx';

/** 简答 */
export const shortText: KindEditor<QuestionOf<'shortText'>> = {
  begin: (common) => ({ ...common, kind: 'shortText', accept: [''] }),
  Fields: ({ question, onChange }) => {
    const { t } = useTranslator();
    return (
      <Lines
        label={t('bank.accept')}
        value={question.accept}
        onInput={(accept) => onChange({ ...question, accept })}
      />
    );
  },
};
