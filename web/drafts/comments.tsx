import { useState } from 'preact/hooks';

import { paragraphsOf } from '../../core/article/paragraphs.ts';
import { commentDraft, type DraftDetail, resolveComment } from '../../core/contracts/drafts.ts';
import type { Caller } from '../api/client.ts';
import { codeOf } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { dateTime } from './when.ts';

/** What reviewers say about the whole or one paragraph, and what of it is settled. */
export function Comments({
  draft,
  body,
  client,
  onChange,
}: {
  draft: DraftDetail;
  body: string;
  client: Caller;
  onChange: () => void;
}) {
  const { t, error } = useTranslator();
  const [text, setText] = useState('');
  const [paragraph, setParagraph] = useState('');
  const [code, setCode] = useState<string>();
  const paragraphs = paragraphsOf(body).filter(({ id }) => id !== '');
  const wordsOf = (id: string): string =>
    paragraphs.find((one) => one.id === id)?.text.slice(0, 40) ?? `^${id}`;
  const done = (act: Promise<unknown>): void => {
    setCode(undefined);
    act.then(
      () => {
        setText('');
        onChange();
      },
      (failure: unknown) => setCode(codeOf(failure)),
    );
  };
  return (
    <div class="draft-comments">
      {draft.comments.length === 0 && <p class="tw-muted">{t('drafts.comment.none')}</p>}
      <ul>
        {draft.comments.map((comment) => (
          <li key={comment.id} class={comment.resolved ? 'resolved' : ''}>
            <p>
              <strong>{comment.by.name}</strong> <span class="tw-muted">{dateTime(comment.at)}</span>
              {comment.resolved && <span class="tw-tag ok">{t('drafts.comment.resolved')}</span>}
              {draft.may.comment && (
                <button
                  type="button"
                  class="tw-link"
                  onClick={() =>
                    done(
                      client.call(resolveComment, {
                        params: { id: draft.id, comment: String(comment.id) },
                        body: { resolved: !comment.resolved },
                      }),
                    )
                  }
                >
                  {t(comment.resolved ? 'drafts.comment.reopen' : 'drafts.comment.resolve')}
                </button>
              )}
            </p>
            {comment.paragraph !== undefined && <p class="tw-muted">“{wordsOf(comment.paragraph)}”</p>}
            <p>{comment.text}</p>
          </li>
        ))}
      </ul>
      {code !== undefined && (
        <p class="draft-fault" role="alert">
          {error(code)}
        </p>
      )}
      {draft.may.comment && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() === '') return;
            const body_ = { text: text.trim(), ...(paragraph === '' ? {} : { paragraph }) };
            done(client.call(commentDraft, { params: { id: draft.id }, body: body_ }));
          }}
        >
          <select
            class="tw-input"
            aria-label={t('drafts.comment.paragraph')}
            value={paragraph}
            onChange={({ currentTarget }) => setParagraph(currentTarget.value)}
          >
            <option value="">{t('drafts.comment.whole')}</option>
            {paragraphs.map(({ id, text: words }) => (
              <option key={id} value={id}>
                {words.slice(0, 40)}
              </option>
            ))}
          </select>
          <input
            class="tw-input"
            aria-label={t('drafts.comment.write')}
            placeholder={t('drafts.comment.write')}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button type="submit" class="tw-btn primary" disabled={text.trim() === ''}>
            {t('drafts.comment.send')}
          </button>
        </form>
      )}
    </div>
  );
}
