import { useEffect, useRef, useState } from 'preact/hooks';

import type { Script } from '../../core/script/script.ts';
import { fillSlots } from '../../core/script/slots.ts';
import type { KnowledgeApi } from '../api/knowledge-api.ts';
import { useTranslator } from '../theme/language.tsx';
import { beginAt } from './begin-at.ts';

/** A script as a list to read: every line with its kind. Running it happens in the panel. */
export function ScriptReader({
  id,
  block,
  api,
}: {
  id: string;
  /** The line to begin at; the top without it. */
  block?: string | undefined;
  api: KnowledgeApi;
}) {
  const { t } = useTranslator();
  const [script, setScript] = useState<Script | 'missing'>();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    let current = true;
    setScript(undefined);
    api.scripts().then(
      (scripts) => current && setScript(scripts.find((candidate) => candidate.id === id) ?? 'missing'),
      () => current && setScript('missing'),
    );
    return () => {
      current = false;
    };
  }, [id, api]);
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    title.current?.focus();
    beginAt(place.current);
  }, [script]);
  if (script === undefined) return <p class="kn-empty tw-muted">{t('search.loading')}</p>;
  if (script === 'missing') return <p class="kn-problem">{t('error.script.notFound')}</p>;
  const lines = script.nodes.filter((node) => 'text' in node);
  return (
    <article class="reader" lang="zh-CN">
      <header>
        <h2 ref={title} tabIndex={-1}>
          {script.title}
        </h2>
        <p class="tw-muted reader-meta">
          <span>{script.id}</span>
          <span>{t('script.version', { n: script.version })}</span>
          <span>{t('script.steps', { n: lines.length })}</span>
        </p>
      </header>
      <ol class="script-lines">
        {lines.map((node) => (
          <li
            key={node.id}
            {...(node.id === block ? { ref: place } : {})}
            class={node.id === block ? 'found' : undefined}
          >
            <span class={`tw-tag ${node.kind === 'say' ? 'accent' : 'neutral'}`}>
              {t(`script.chip.${node.kind}`)}
            </span>
            <span>
              {fillSlots(node.text, {})}
              {node.must === true && <span class="tw-tag warn">{t('script.must')}</span>}
            </span>
          </li>
        ))}
      </ol>
    </article>
  );
}
