import type { QuestionKindView } from './view.ts';
import { wordsOf } from './view.ts';
import type { AnswerOf, ShownOf } from './kinds.ts';
import { Choice } from './choice.tsx';

/** 单选 */
export const single: QuestionKindView<ShownOf<'single'>, AnswerOf<'single'>> = {
  View: ({ question, answer, onAnswer }) => (
    <fieldset class="quiz-choices">
      <legend class="tw-visually-hidden">{question.text}</legend>
      {question.options.map(({ id, text }, at) => (
        <Choice
          key={id}
          type="radio"
          name={question.id}
          letter={String(at + 1)}
          text={text}
          checked={answer?.option === id}
          onChoose={() => onAnswer({ kind: 'single', option: id })}
        />
      ))}
    </fieldset>
  ),
  digit({ options }, _answer, digit) {
    const option = options[digit - 1];
    return option && { kind: 'single', option: option.id };
  },
  words: ({ options }, { option }) => wordsOf(options, [option]).join(''),
};
