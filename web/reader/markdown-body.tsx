import { useEffect, useRef, useState } from 'preact/hooks';

import type { Term } from '../../core/glossary/glossary.ts';
import { useTranslator } from '../theme/language.tsx';
import { beginAt } from './begin-at.ts';

/** The sanitised text of an article. Renderer and sanitiser are loaded with the first article opened. */
export function MarkdownBody({
  article,
  block,
  markdown,
  mediaBase = '',
  terms,
  onOpen,
}: {
  article: string;
  /** The block to begin at. */
  block?: string | undefined;
  markdown: string;
  /** Origin of its pictures. */
  mediaBase?: string | undefined;
  /** Asked for once the text stands; a base without a glossary explains nothing. */
  terms: () => Promise<readonly Term[]>;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslator();
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    Promise.all([import('../markdown/render.ts'), import('./term-marks.ts')]).then(
      ([{ renderMarkdown }, { markTerms, toggleTerm }]) => {
        if (!current) return;
        const blocks = renderMarkdown(markdown, mediaBase).map(({ id, kind, content }) => {
          const element = document.createElement('div');
          element.className = id !== '' && id === block ? `block ${kind} found` : `block ${kind}`;
          if (id !== '') element.id = `${article}-${id}`;
          element.append(content);
          return element;
        });
        const text = place.current;
        text?.replaceChildren(...blocks);
        beginAt(text?.querySelector<HTMLElement>('.block.found'));
        terms().then(
          (known) => current && text && markTerms(text, known, toggleTerm),
          () => {},
        );
      },
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [article, markdown]);
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = link?.getAttribute('href') ?? '';
    if (href.startsWith('kb:')) {
      event.preventDefault();
      onOpen(href.slice(3).split(/\^|%5E/)[0] ?? '');
    } else if (href.startsWith('#')) {
      event.preventDefault();
      place.current?.querySelector(`#${CSS.escape(`${article}-${href.slice(1)}`)}`)?.scrollIntoView();
    }
  };
  if (failed) return <p class="kn-problem">{t('search.error')}</p>;
  return <div ref={place} class="prose" onClick={follow} />;
}
