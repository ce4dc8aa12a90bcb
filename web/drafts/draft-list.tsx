import { FilePlus2, PenLine } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { joinFile } from '../../core/article/write.ts';
import type { ContentKind } from '../../core/content/kinds.ts';
import { createDraft, type DraftSummary, listDrafts } from '../../core/contracts/drafts.ts';
import { draftItems } from '../../core/contracts/rehearsal.ts';
import type { Translator } from '../../core/i18n/translate.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import type { RoomProps } from '../rooms/registry.ts';
import { Answer } from '../rooms/state.tsx';
import { codeOf, useAsked } from '../rooms/use-asked.ts';
import { Ownerless } from '../handovers/ownerless.tsx';
import { DueReviews } from '../reviews/due-reviews.tsx';
import { freshFront } from './front.ts';
import { ImportButton, ImportRows, useImport } from './import-files.tsx';
import { ItemPicker } from './item-picker.tsx';
import { dateTime } from './when.ts';

const boxes = ['mine', 'review', 'done'] as const;
const tones: Record<DraftSummary['state'], string> = {
  draft: 'neutral',
  inReview: 'warn',
  approved: 'accent',
  published: 'ok',
  abandoned: 'neutral',
};

/** Drafts in three boxes, and the ways to begin one. */
export function DraftList({ deps, go }: RoomProps) {
  const { t, error } = useTranslator();
  const [box, setBox] = useState<(typeof boxes)[number]>('mine');
  const [picking, setPicking] = useState(false);
  const [code, setCode] = useState<string>();
  const reply = useAsked(deps.client, listDrafts, { query: { box } });
  const may = useAsked(deps.client, draftItems, {}).value;
  const files = useImport(deps, reply.again);
  const begin = (body: { kind: ContentKind; itemId?: string; text?: string }): void => {
    setCode(undefined);
    deps.client.call(createDraft, { body }).then(
      ({ id }) => go(`drafts/${id}`),
      (failure: unknown) => setCode(codeOf(failure)),
    );
  };
  return (
    <>
      <header class="room-head">
        <h1>{t('drafts.title')}</h1>
        <span class="grow" />
        {may !== undefined && may.kinds.length > 0 && (
          <button type="button" class="tw-btn" aria-expanded={picking} onClick={() => setPicking(!picking)}>
            <Icon of={PenLine} />
            {t('drafts.change')}
          </button>
        )}
        {may?.kinds.includes('articles') === true && <ImportButton of={files} />}
        {may?.kinds.includes('articles') === true && (
          <button
            type="button"
            class="tw-btn primary"
            onClick={() =>
              begin({ kind: 'articles', text: freshText(t, shanghaiDate((deps.clock ?? Date.now)())) })
            }
          >
            <Icon of={FilePlus2} />
            {t('drafts.new')}
          </button>
        )}
      </header>
      {code !== undefined && (
        <p class="room-note danger" role="alert">
          {error(code)}
        </p>
      )}
      {picking && may !== undefined && (
        <ItemPicker api={deps.api} may={may} onPick={(kind, itemId) => begin({ kind, itemId })} />
      )}
      <ImportRows of={files} onOpen={(id) => go(`drafts/${id}`)} />
      {deps.person.roles.includes('trainer') && <Ownerless client={deps.client} />}
      <DueReviews deps={deps} onChange={(itemId) => begin({ kind: 'articles', itemId })} />
      <div class="room-body">
        <div class="draft-boxes" role="group" aria-label={t('drafts.title')}>
          {boxes.map((name) => (
            <button
              key={name}
              type="button"
              class={name === box ? 'kn-kind on' : 'kn-kind'}
              aria-pressed={name === box}
              onClick={() => setBox(name)}
            >
              {t(`drafts.box.${name}`)}
              {name === box && reply.value !== undefined && ` ${reply.value.drafts.length}`}
            </button>
          ))}
        </div>
        <Answer
          of={reply}
          empty={{ is: ({ drafts }) => drafts.length === 0, say: <p>{t(`drafts.empty.${box}`)}</p> }}
        >
          {({ drafts }) => <DraftTable drafts={drafts} onOpen={(id) => go(`drafts/${id}`)} />}
        </Answer>
      </div>
    </>
  );
}

/** What a policy article usually says, in the order in which it is read at a counter. */
function freshText(t: Translator['t'], today: string): string {
  const words = {
    title: t('drafts.template.title'),
    tag: t('drafts.template.tag'),
    source: t('drafts.template.source'),
  };
  return joinFile(freshFront(today, words), `${t('drafts.template.body')}\n`);
}

function DraftTable({ drafts, onOpen }: { drafts: readonly DraftSummary[]; onOpen: (id: string) => void }) {
  const { t } = useTranslator();
  return (
    <table class="room-table">
      <thead>
        <tr>
          {(['title', 'state', 'authors', 'approvals', 'since', 'updated'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`drafts.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {drafts.map((draft) => (
          <tr key={draft.id}>
            <td>
              <button type="button" class="tw-link" onClick={() => onOpen(draft.id)}>
                {draft.title}
              </button>{' '}
              <span class="tw-muted">
                {t(`drafts.kind.${draft.kind}`)} {draft.itemId}
              </span>
            </td>
            <td>
              <span class={`tw-tag ${tones[draft.state]}`}>{t(`drafts.state.${draft.state}`)}</span>
              {draft.action === 'retire' && <span class="tw-tag warn">{t('drafts.action.retire')}</span>}
            </td>
            <td>{draft.authors.map(({ name }) => name).join(' · ')}</td>
            <td>
              {draft.approvals.have} / {draft.approvals.need}
            </td>
            <td>{draft.effectiveFrom ?? '–'}</td>
            <td>{dateTime(draft.updatedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
