import { useState } from 'preact/hooks';

import { createDraft } from '../../core/contracts/drafts.ts';
import type { BankSummary } from '../../core/contracts/question-bank.ts';
import { type QuizForm, quizText } from '../../core/question-bank/quiz-text.ts';
import type { DrawRule } from '../../core/quiz/paper.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { useAct } from '../rooms/use-act.ts';
import { useTranslator } from '../theme/language.tsx';
import { DrawRules } from './draw-rules.tsx';
import { linesOf } from './edit/editor.ts';
import { Words } from './edit/rows.tsx';
import { PaperPreview } from './paper-preview.tsx';
import { QuizSettings, type Settings } from './quiz-settings.tsx';

const usual: Settings = {
  roles: [],
  newStaff: false,
  beforePost: false,
  validMonths: undefined,
  passPercent: 80,
  minutes: 30,
  attempts: 3,
  waitHours: 24,
  feedback: 'afterSubmit',
  partial: 'none',
  noRepeatWithin: 0,
  shuffleQuestions: true,
  shuffleOptions: true,
};

/** A quiz put together of banks: by rules or of these very questions; it becomes a draft and goes the way of every draft. */
export function QuizBuilder({
  deps,
  banks,
  chosen,
  go,
  writes,
}: {
  deps: RoomProps['deps'];
  banks: readonly BankSummary[];
  /** Questions picked in the list: `QB-01:limits,QB-01:appeal`. */
  chosen: string;
  go: (place: string) => void;
  writes: boolean;
}) {
  const { t, error } = useTranslator();
  const { client } = deps;
  const act = useAct();
  const picked = chosen.includes(':') ? chosen.split(',').map((each) => each.replace(':', '/')) : [];
  const [title, setTitle] = useState('');
  const [titleEn, setTitleEn] = useState('');
  const [isFixed, setFixed] = useState(picked.length > 0);
  const [fixed, setFixedList] = useState(picked.join('\n'));
  const [rules, setRules] = useState<readonly DrawRule[]>(
    banks[0] === undefined ? [] : [{ bank: banks[0].id, count: 10 }],
  );
  const [settings, setSettings] = useState(usual);
  const names = linesOf(fixed);
  const total = isFixed ? names.length : rules.reduce((sum, { count }) => sum + count, 0);
  const { roles, newStaff, beforePost, validMonths, ...rest } = settings;
  const paper: QuizForm['paper'] = {
    questions: total,
    ...rest,
    ...(isFixed ? { fixed: names } : { draw: [...rules] }),
  };
  const isReady = title.trim() !== '' && total > 0;
  const save = (): void =>
    void act.run(async () => {
      const text = quizText({ title, titleEn, roles, newStaff, beforePost, validMonths, paper });
      const { id } = await client.call(createDraft, { body: { kind: 'quizzes', text } });
      go(`drafts/${id}`);
    });
  return (
    <form
      class="bank-form bank-build"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) save();
      }}
    >
      <div class="bank-inline">
        <Words isSeen name="title" label={t('bank.quizTitle')} value={title} onInput={setTitle} />
        <Words isSeen name="titleEn" label={t('bank.quizTitleEn')} value={titleEn} onInput={setTitleEn} />
      </div>
      <fieldset class="bank-inline">
        <legend>{t('bank.how')}</legend>
        {[false, true].map((each) => (
          <label key={String(each)} class="bank-check">
            <input type="radio" name="how" checked={isFixed === each} onChange={() => setFixed(each)} />
            {t(each ? 'bank.byName' : 'bank.byRule')}
          </label>
        ))}
        <span class="tw-tag accent">{t('bank.total', { n: total })}</span>
      </fieldset>
      {isFixed ? (
        <label class="room-field">
          <span>{t('bank.fixed')}</span>
          <textarea
            class="tw-input"
            name="fixed"
            rows={6}
            placeholder={t('bank.fixedHint')}
            value={fixed}
            onInput={({ currentTarget }) => setFixedList(currentTarget.value)}
          />
        </label>
      ) : (
        <DrawRules client={client} banks={banks} rules={rules} onChange={setRules} />
      )}
      <QuizSettings settings={settings} onChange={setSettings} />
      {writes && (
        <p class="bank-inline">
          <button type="submit" class="tw-btn primary" disabled={!isReady || act.busy}>
            {t('bank.draft')}
          </button>
          <span class="tw-muted">{t('bank.draftHint')}</span>
        </p>
      )}
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      <PaperPreview client={client} paper={paper} mediaBase={deps.api.mediaBase} isReady={total > 0} />
    </form>
  );
}
