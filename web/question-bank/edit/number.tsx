import { useTranslator } from '../../theme/language.tsx';
import { type KindEditor, type QuestionOf, withAt } from './editor.ts';
import { Rows, Words } from './rows.tsx';

/** What is typed as a number; what is none stays one that no schema takes. */
const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
const shown = (value: number): string => (Number.isNaN(value) ? '' : String(value));

/** 数值 */
export const number: KindEditor<QuestionOf<'number'>> = {
  begin: (common) => ({ ...common, kind: 'number', answer: Number.NaN, unit: '', tolerance: 0, slips: [] }),
  Fields: ({ question, onChange }) => {
    const { t } = useTranslator();
    const slips = question.slips.map((slip, at) => ({ ...slip, id: String(at + 1) }));
    return (
      <>
        <div class="bank-inline">
          <Words
            isSeen
            label={t('bank.answer')}
            value={shown(question.answer)}
            onInput={(text) => onChange({ ...question, answer: numberOf(text) })}
          />
          <Words
            isSeen
            label={t('bank.unit')}
            value={question.unit}
            onInput={(unit) => onChange({ ...question, unit })}
          />
          <Words
            isSeen
            label={t('bank.tolerance')}
            value={shown(question.tolerance)}
            onInput={(text) => onChange({ ...question, tolerance: numberOf(text) })}
          />
        </div>
        <Rows
          label={t('bank.slips')}
          list={slips}
          least={0}
          most={20}
          fresh={() => ({ id: String(slips.length + 1), value: Number.NaN, why: '' })}
          onChange={(list) =>
            onChange({ ...question, slips: list.map(({ value, why }) => ({ value, why })) })
          }
        >
          {({ value, why }, at) => (
            <>
              <Words
                label={t('bank.slipValue')}
                value={shown(value)}
                onInput={(text) =>
                  onChange({ ...question, slips: withAt(question.slips, at, { value: numberOf(text), why }) })
                }
              />
              <Words
                label={t('bank.why')}
                value={why}
                onInput={(text) =>
                  onChange({ ...question, slips: withAt(question.slips, at, { value, why: text }) })
                }
              />
            </>
          )}
        </Rows>
      </>
    );
  },
};
