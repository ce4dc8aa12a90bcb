import { Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { levels } from '../../core/article/taxonomy.ts';
import {
  BANK_PAGE,
  type BankQuestionView,
  type BankSummary,
  searchBank,
} from '../../core/contracts/question-bank.ts';
import type { Asked } from '../../core/contracts/endpoint.ts';
import { bankShelves } from '../../core/question-bank/question-filter.ts';
import { difficulties } from '../../core/quiz/questions/question.ts';
import { questionKinds, type QuestionKind } from '../../core/quiz/questions/registry.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useSettled } from '../rooms/use-settled.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { Choose } from './choice.tsx';
import { ExportButton } from './export-button.tsx';
import { QuestionTable } from './question-table.tsx';
import { SelectionBar } from './selection-bar.tsx';

type Filter = Asked<typeof searchBank>['body'];
const kinds = Object.keys(questionKinds) as QuestionKind[];

/** The questions of a bank: narrowed down, page by page, one or many at a time. */
export function QuestionList({
  client,
  bank,
  go,
  writes,
  onChange,
}: {
  client: Caller;
  bank: BankSummary;
  go: (place: string) => void;
  writes: boolean;
  onChange: () => void;
}) {
  const { t } = useTranslator();
  const [filter, setFilter] = useState<Filter>({ shelf: 'active' });
  const [words, setWords] = useState('');
  const text = useSettled(words.trim());
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const body = { ...filter, ...(text === '' ? {} : { text }), page };
  const reply = useAsked(client, searchBank, { params: { id: bank.id }, body });
  const narrow = (more: { readonly [F in keyof Filter]?: Filter[F] | undefined }): void => {
    const next = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== undefined);
    setFilter(Object.fromEntries(next) as Filter);
    setPage(1);
    setChosen(new Map());
  };
  const choose = (questions: readonly BankQuestionView[], isChosen: boolean): void => {
    const next = new Map(chosen);
    for (const { question, version } of questions)
      if (isChosen) next.set(question.id, version);
      else next.delete(question.id);
    setChosen(next);
  };
  return (
    <>
      <div class="bank-filter" role="search">
        <label class="bank-field wide">
          <span>{t('bank.search')}</span>
          <input
            class="tw-input"
            type="search"
            name="text"
            maxLength={100}
            value={words}
            onInput={({ currentTarget }) => {
              setWords(currentTarget.value);
              setPage(1);
            }}
          />
        </label>
        <Choose
          label={t('bank.shelf')}
          name="shelf"
          value={filter.shelf ?? 'active'}
          of={bankShelves}
          word={(shelf) => t(`bank.shelf.${shelf}`)}
          any={null}
          onChoose={(shelf) => narrow({ shelf })}
        />
        <Choose
          label={t('bank.kind')}
          name="kind"
          value={filter.kind}
          of={kinds}
          word={(kind) => t(`bank.kind.${kind}`)}
          onChoose={(kind) => narrow({ kind })}
        />
        <Choose
          label={t('bank.tag')}
          name="tag"
          value={filter.tag}
          of={bank.tags.map(({ tag }) => tag)}
          word={(tag) => tag}
          onChoose={(tag) => narrow({ tag })}
        />
        <Choose
          label={t('bank.level')}
          name="level"
          value={filter.level}
          of={levels}
          word={(level) => t(`level.${level}`)}
          onChoose={(level) => narrow({ level })}
        />
        <Choose
          label={t('bank.difficulty')}
          name="difficulty"
          value={filter.difficulty}
          of={difficulties}
          word={(difficulty) => t(`bank.difficulty.${difficulty}`)}
          onChoose={(difficulty) => narrow({ difficulty })}
        />
        {writes && (
          <button type="button" class="tw-btn tall" onClick={() => go(`items/${bank.id}/~new`)}>
            <Icon of={Plus} />
            {t('bank.newQuestion')}
          </button>
        )}
      </div>
      {writes && (
        <SelectionBar
          client={client}
          bank={bank.id}
          chosen={chosen}
          isWithdrawn={filter.shelf === 'withdrawn'}
          go={go}
          onChange={() => {
            setChosen(new Map());
            reply.again();
            onChange();
          }}
        />
      )}
      <Answer of={reply} empty={{ is: ({ total }) => total === 0, say: <p>{t('bank.nothing')}</p> }}>
        {({ questions, total }) => (
          <>
            <QuestionTable
              questions={questions}
              chosen={chosen}
              onChoose={writes ? choose : undefined}
              onOpen={(id) => go(`items/${bank.id}/${id}`)}
            />
            <div class="bank-pages">
              <span class="tw-muted grow">{t('bank.found', { n: total })}</span>
              <button
                type="button"
                class="tw-btn small"
                disabled={page === 1}
                onClick={() => setPage(page - 1)}
              >
                {t('bank.previous')}
              </button>
              <span>{t('bank.page', { n: page, of: Math.max(1, Math.ceil(total / BANK_PAGE)) })}</span>
              <button
                type="button"
                class="tw-btn small"
                disabled={page * BANK_PAGE >= total}
                onClick={() => setPage(page + 1)}
              >
                {t('bank.next')}
              </button>
              <ExportButton
                client={client}
                bank={bank.id}
                filter={{ ...filter, ...(text === '' ? {} : { text }) }}
              />
            </div>
          </>
        )}
      </Answer>
    </>
  );
}
