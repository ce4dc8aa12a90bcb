import { useState } from 'preact/hooks';

import type { Answered } from '../../core/contracts/endpoint.ts';
import type { draftItems } from '../../core/contracts/rehearsal.ts';
import type { ContentKind } from '../../core/content/kinds.ts';
import type { KnowledgeApi } from '../api/knowledge-api.ts';
import { useTranslator } from '../theme/language.tsx';
import { ArticlePicker } from './article-picker.tsx';

const pickable = ['articles', 'scripts', 'moments'] as const satisfies readonly ContentKind[];

/** What a change begins with: a kind the person may write, then one that is in force. */
export function ItemPicker({
  api,
  may,
  onPick,
}: {
  api: KnowledgeApi;
  may: Answered<typeof draftItems>;
  onPick: (kind: ContentKind, itemId: string) => void;
}) {
  const { t, has } = useTranslator();
  const kinds = pickable.filter((kind) => may.kinds.includes(kind));
  const [chosen, setKind] = useState<(typeof pickable)[number]>();
  const kind = chosen ?? kinds[0];
  return (
    <>
      {kinds.length > 1 && (
        <div class="draft-boxes draft-kinds" role="group" aria-label={t('rehearsal.kinds')}>
          {kinds.map((name) => (
            <button
              key={name}
              type="button"
              class={name === kind ? 'kn-kind on' : 'kn-kind'}
              aria-pressed={name === kind}
              onClick={() => setKind(name)}
            >
              {t(`drafts.kind.${name}`)}
            </button>
          ))}
        </div>
      )}
      {kind === 'articles' ? (
        <ArticlePicker api={api} label={t('drafts.changePick')} onPick={({ id }) => onPick(kind, id)} />
      ) : (
        <div class="draft-picker room-card">
          <span>{t('rehearsal.pick')}</span>
          <ul>
            {may.items
              .filter((item) => item.kind === kind)
              .map(({ kind: of, itemId, title, version }) => {
                const page = `pageKind.${itemId}`;
                return (
                  <li key={itemId}>
                    <button type="button" class="tw-link" onClick={() => onPick(of, itemId)}>
                      {of === 'moments' && has(page) ? t(page) : title}
                    </button>{' '}
                    <span class="tw-muted">
                      {itemId} · {t('script.version', { n: version })}
                    </span>
                  </li>
                );
              })}
          </ul>
        </div>
      )}
    </>
  );
}
