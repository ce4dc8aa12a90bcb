import type { SimpleQuestion } from '../../../core/quiz/questions/simple.ts';
import { useTranslator } from '../../theme/language.tsx';
import { Choose } from '../choice.tsx';
import { CommonFields } from './common-fields.tsx';
import { type KindEditor, nothingWritten, type QuestionOf, withAt, without } from './editor.ts';
import { simpleEditorOf, simpleKindNames } from './simple.ts';

const newPart = (kind: SimpleQuestion['kind'], id: string, text = ''): SimpleQuestion =>
  simpleEditorOf(kind).begin({ ...nothingWritten, id, text });

/** 案例 */
export const caseStudy: KindEditor<QuestionOf<'case'>> = {
  begin: (common) => ({
    ...common,
    kind: 'case',
    questions: [newPart('single', 'part-1'), newPart('single', 'part-2')],
  }),
  Fields: ({ question, onChange }) => {
    const { t } = useTranslator();
    const { questions } = question;
    const put = (at: number, part: SimpleQuestion): void =>
      onChange({ ...question, questions: withAt(questions, at, part) });
    const free = (): number =>
      1 + questions.reduce((most, { id }) => Math.max(most, Number(/^part-(\d+)$/.exec(id)?.[1] ?? 0)), 0);
    return (
      <fieldset class="bank-parts">
        <legend>{t('bank.parts')}</legend>
        {questions.map((part, at) => {
          const { Fields } = simpleEditorOf(part.kind);
          return (
            <section key={part.id} class="room-card bank-part" aria-label={t('bank.part', { n: at + 1 })}>
              <h3>{t('bank.part', { n: at + 1 })}</h3>
              <Choose
                label={t('bank.kind')}
                name={`kind-${part.id}`}
                value={part.kind}
                of={simpleKindNames}
                word={(kind) => t(`bank.kind.${kind}`)}
                any={null}
                onChoose={(kind) => kind !== undefined && put(at, newPart(kind, part.id, part.text))}
              />
              <CommonFields question={part} onChange={(next) => put(at, next)} />
              <Fields question={part} onChange={(next) => put(at, next)} />
              <button
                type="button"
                class="tw-btn small"
                disabled={questions.length <= 2}
                onClick={() => onChange({ ...question, questions: without(questions, at) })}
              >
                {t('bank.removePart', { n: at + 1 })}
              </button>
            </section>
          );
        })}
        <button
          type="button"
          class="tw-btn small"
          disabled={questions.length >= 6}
          onClick={() =>
            onChange({ ...question, questions: [...questions, newPart('single', `part-${free()}`)] })
          }
        >
          {t('bank.addPart')}
        </button>
      </fieldset>
    );
  },
};
