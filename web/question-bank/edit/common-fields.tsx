import { levels } from '../../../core/article/taxonomy.ts';
import { difficulties } from '../../../core/quiz/questions/question.ts';
import type { Question } from '../../../core/quiz/questions/registry.ts';
import { useTranslator } from '../../theme/language.tsx';
import { Choose } from '../choice.tsx';
import type { EditorProps } from './editor.ts';
import { Words } from './rows.tsx';

const wordsOf = (text: string): string[] => text.split(/\s/);

/** What every question has, whatever its kind. */
export function CommonFields<Q extends Question>({ question, onChange }: EditorProps<Q>) {
  const { t } = useTranslator();
  return (
    <>
      <label class="room-field">
        <span>{t('bank.text')}</span>
        <textarea
          class="tw-input"
          name={`text-${question.id}`}
          rows={3}
          value={question.text}
          onInput={({ currentTarget }) => onChange({ ...question, text: currentTarget.value })}
        />
      </label>
      <div class="bank-inline">
        <Choose
          label={t('bank.difficulty')}
          name={`difficulty-${question.id}`}
          value={question.difficulty}
          of={difficulties}
          word={(difficulty) => t(`bank.difficulty.${difficulty}`)}
          any={null}
          onChoose={(difficulty) => difficulty !== undefined && onChange({ ...question, difficulty })}
        />
        <Choose
          label={t('bank.level')}
          name={`level-${question.id}`}
          value={question.level}
          of={levels}
          word={(level) => t(`level.${level}`)}
          onChoose={(level) => {
            const { level: _, ...rest } = question;
            onChange((level === undefined ? rest : { ...rest, level }) as Q);
          }}
        />
        <Words
          isSeen
          label={t('bank.tags')}
          value={question.tags.join(' ')}
          onInput={(text) => onChange({ ...question, tags: wordsOf(text) })}
        />
        <Words
          isSeen
          label={t('bank.cites')}
          value={question.cites.join(' ')}
          onInput={(text) => onChange({ ...question, cites: wordsOf(text) })}
        />
      </div>
      <label class="room-field">
        <span>{t('bank.why')}</span>
        <textarea
          class="tw-input"
          name={`why-${question.id}`}
          rows={2}
          value={question.why}
          onInput={({ currentTarget }) => onChange({ ...question, why: currentTarget.value })}
        />
      </label>
    </>
  );
}
