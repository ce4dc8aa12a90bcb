import { useEffect, useId, useState } from 'preact/hooks';

import type { KnowledgeApi, SearchHit } from '../api/knowledge-api.ts';

/** Finds an article by words; Enter takes the first hit. */
export function ArticlePicker({
  api,
  label,
  onPick,
}: {
  api: KnowledgeApi;
  label: string;
  onPick: (hit: SearchHit) => void;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [hits, setHits] = useState<readonly SearchHit[]>([]);
  useEffect(() => {
    let current = true;
    api.search({ text, kind: 'article', limit: 8 }).then(
      (found) => current && setHits(found),
      () => current && setHits([]),
    );
    return () => {
      current = false;
    };
  }, [api, text]);
  return (
    <div class="draft-picker room-card">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="tw-input"
        value={text}
        autoComplete="off"
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = hits;
          if (event.key !== 'Enter' || event.isComposing || first === undefined) return;
          event.preventDefault();
          onPick(first);
        }}
      />
      <ul>
        {hits.map((hit) => (
          <li key={hit.id}>
            <button type="button" class="tw-link" onClick={() => onPick(hit)}>
              {hit.title}
            </button>{' '}
            <span class="tw-muted">{hit.id}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
