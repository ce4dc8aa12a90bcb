import { useTranslator } from '../../theme/language.tsx';
import { freeLetter, type KindEditor, type QuestionOf, withAt } from './editor.ts';
import { Options, twoOptions } from './options.tsx';
import { Lines, Rows } from './rows.tsx';

/** 填空 */
export const cloze: KindEditor<QuestionOf<'cloze'>> = {
  begin: (common) => ({ ...common, kind: 'cloze', gaps: [{ id: 'a', accept: [''] }] }),
  Fields: ({ question, onChange }) => {
    const { t } = useTranslator();
    const { gaps } = question;
    return (
      <Rows
        label={t('bank.gaps', { open: '{{a}}' })}
        list={gaps}
        most={8}
        fresh={() => ({ id: freeLetter(gaps), accept: [''] })}
        onChange={(list) => onChange({ ...question, gaps: list })}
      >
        {(gap, at) => {
          const put = (next: typeof gap): void => onChange({ ...question, gaps: withAt(gaps, at, next) });
          const { id } = gap;
          return (
            <div class="bank-gap">
              {'choices' in gap ? (
                <Options
                  label={t('bank.gapChoices', { id })}
                  options={gap.choices}
                  one
                  onChange={(choices) => put({ id, choices })}
                />
              ) : (
                <Lines
                  label={t('bank.gap', { id })}
                  value={gap.accept}
                  onInput={(accept) => put({ id, accept })}
                />
              )}
              <button
                type="button"
                class="tw-link"
                onClick={() => put('choices' in gap ? { id, accept: [''] } : { id, choices: twoOptions })}
              >
                {t('choices' in gap ? 'bank.gapTyped' : 'bank.gapChosen')}
              </button>
            </div>
          );
        }}
      </Rows>
    );
  },
};
