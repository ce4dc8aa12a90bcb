import { useState } from 'preact/hooks';
import * as v from 'valibot';

import { issueSentence } from '../../core/content/parsed.ts';
import { readBankQuestion, saveBankQuestion } from '../../core/contracts/question-bank.ts';
import {
  openQuestionSchema,
  questionKinds,
  type Question,
  type QuestionKind,
} from '../../core/quiz/questions/registry.ts';
import type { Caller } from '../api/client.ts';
import { RegradeForm } from '../quizzes/regrade-form.tsx';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { Choose } from './choice.tsx';
import { CommonFields } from './edit/common-fields.tsx';
import { editorOf, emptyQuestion } from './edit/registry.ts';
import { Words } from './edit/rows.tsx';
import { tidied } from './edit/tidied.ts';
import { QuestionHistory } from './question-history.tsx';
import { State } from './question-table.tsx';

const kinds = Object.keys(questionKinds) as QuestionKind[];
/** Stands in the address for a question that is not there yet; no id looks like it. */
const NEW = '~new';

interface PageProps {
  readonly client: Caller;
  readonly bank: string;
  readonly id: string;
  readonly go: (place: string) => void;
  readonly writes: boolean;
  readonly onChange: () => void;
}

/** One question: its fields by its kind, every version it had, and marking again what was asked by a faulty one. */
export function QuestionPage(props: PageProps) {
  const { t } = useTranslator();
  const { bank, id, go } = props;
  return (
    <section class="bank-question" aria-label={t(id === NEW ? 'bank.newQuestion' : 'bank.edit')}>
      <button type="button" class="tw-link" onClick={() => go(`items/${bank}`)}>
        {t('bank.backToList')}
      </button>
      {id === NEW ? <NewQuestion {...props} /> : <Kept {...props} />}
    </section>
  );
}

function NewQuestion({ client, bank, go, onChange }: PageProps) {
  const { t } = useTranslator();
  const [question, setQuestion] = useState<Question>(() => emptyQuestion('single'));
  return (
    <>
      <div class="bank-inline">
        <Choose
          label={t('bank.kind')}
          name="kind"
          value={question.kind}
          of={kinds}
          word={(kind) => t(`bank.kind.${kind}`)}
          any={null}
          onChoose={(kind) =>
            kind !== undefined &&
            setQuestion({ ...emptyQuestion(kind), id: question.id, text: question.text })
          }
        />
        <Words
          isSeen
          name="id"
          label={t('bank.id')}
          value={question.id}
          onInput={(text) => setQuestion({ ...question, id: text.trim() })}
        />
        <span class="tw-muted">{t('bank.idHint')}</span>
      </div>
      <Form
        client={client}
        bank={bank}
        base={0}
        question={question}
        onEdit={setQuestion}
        onSaved={() => {
          onChange();
          go(`items/${bank}/${question.id}`);
        }}
      />
    </>
  );
}

function Kept({ client, bank, id, writes, onChange }: PageProps) {
  const { t } = useTranslator();
  const reply = useAsked(client, readBankQuestion, { params: { id: bank, question: id } });
  const [edited, setEdited] = useState<Question>();
  return (
    <Answer of={reply}>
      {(kept) => (
        <>
          <h2>
            {bank} / {id} <span class="tw-tag">{t(`bank.kind.${kept.newest.question.kind}`)}</span>{' '}
            <State of={kept.newest} />
          </h2>
          <Form
            key={kept.newest.version}
            client={client}
            bank={bank}
            base={kept.newest.version}
            question={edited ?? kept.newest.question}
            onEdit={writes ? setEdited : undefined}
            onSaved={() => {
              setEdited(undefined);
              reply.again();
              onChange();
            }}
          />
          <QuestionHistory of={kept} />
          {writes && kept.newest.version > 1 && (
            <RegradeForm
              key={`again ${kept.newest.version}`}
              client={client}
              quiz={{ id: bank, version: kept.newest.version }}
              question={id}
            />
          )}
        </>
      )}
    </Answer>
  );
}

function Form({
  client,
  bank,
  base,
  question,
  onEdit,
  onSaved,
}: {
  client: Caller;
  bank: string;
  base: number;
  question: Question;
  onEdit: ((question: Question) => void) | undefined;
  onSaved: () => void;
}) {
  const { t, error } = useTranslator();
  const act = useAct();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { Fields } = editorOf(question.kind);
  const edit = onEdit ?? (() => undefined);
  const save = (): void => {
    const read = v.safeParse(openQuestionSchema, tidied(question));
    setProblems(read.success ? [] : read.issues.map(issueSentence));
    if (!read.success) return;
    void act
      .run(async () => {
        await client.call(saveBankQuestion, { params: { id: bank }, body: { base, question: read.output } });
      })
      .then((isSaved) => isSaved && onSaved());
  };
  return (
    <form
      class="bank-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset disabled={onEdit === undefined || act.busy} class="bank-fields">
        <CommonFields question={question} onChange={edit} />
        <Fields question={question} onChange={edit} />
        {onEdit !== undefined && (
          <p>
            <button type="submit" class="tw-btn primary">
              {t('bank.save')}
            </button>
          </p>
        )}
      </fieldset>
      {problems.length > 0 && (
        <div class="room-problem" role="alert">
          <p>{t('bank.problems')}</p>
          <ul>
            {problems.map((problem, at) => (
              <li key={at}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
    </form>
  );
}
