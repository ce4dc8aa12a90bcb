import { useTranslator } from '../../theme/language.tsx';
import type { KindEditor, QuestionOf } from './editor.ts';

/** 判断 */
export const trueFalse: KindEditor<QuestionOf<'trueFalse'>> = {
  begin: (common) => ({ ...common, kind: 'trueFalse', answer: true }),
  Fields: ({ question, onChange }) => {
    const { t } = useTranslator();
    return (
      <fieldset class="bank-inline">
        <legend>{t('bank.statement')}</legend>
        {[true, false].map((answer) => (
          <label key={String(answer)} class="bank-check">
            <input
              type="radio"
              name={`answer-${question.id}`}
              checked={question.answer === answer}
              onChange={() => onChange({ ...question, answer })}
            />
            {t(answer ? 'quizzes.true' : 'quizzes.false')}
          </label>
        ))}
      </fieldset>
    );
  },
};
