import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import type { Article } from '../../core/article/article.ts';
import type { KnowledgeApi } from '../api/knowledge-api.ts';
import { MustReadBar } from '../readings/must-read-bar.tsx';
import type { Readings } from '../readings/use-readings.ts';
import { useTranslator } from '../theme/language.tsx';
import { LevelDots } from '../theme/level-dots.tsx';
import { ComingNotice } from './coming-notice.tsx';
import { ArticleFoot } from './article-foot.tsx';
import { MarkdownBody } from './markdown-body.tsx';
import { Stopped } from './stopped.tsx';
import { VersionRibbon } from './version-ribbon.tsx';

/** Characters a reader takes in a minute. */
const perMinute = 350;

/** One article in its version in force: title, level, ribbon, text, source and what to read next. */
export function ArticleReader({
  id,
  block,
  api,
  now,
  readings,
  tools,
  onOpen,
  onRead,
}: {
  id: string;
  /** The block to begin at; the top without it. */
  block?: string | undefined;
  api: KnowledgeApi;
  now: number;
  readings: Readings;
  /** What may be done with the article shown. */
  tools?: (article: Article) => ComponentChildren;
  onOpen: (id: string) => void;
  onRead: ((articleId: string, version: number) => void) | undefined;
}) {
  const { t, language } = useTranslator();
  const [state, setState] = useState<{
    article?: Article;
    /** What would be shown, were its review not overdue for too long. */
    stopped?: Article;
    /** The version that will follow the one shown. */
    next?: Article;
    status: 'loading' | 'there' | 'missing' | 'failed';
  }>({
    status: 'loading',
  });
  const end = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    let current = true;
    setState({ status: 'loading' });
    Promise.all([api.article(id), api.coming(id), api.stopped()]).then(
      ([inForce, next, stopped]) => {
        if (!current) return;
        // A text that only begins later is shown as what it is: the ribbon says from when.
        const halted = stopped.find((one) => one.id === id);
        const article = inForce ?? next;
        if (halted !== undefined) setState({ stopped: halted, status: 'missing' });
        else if (article === undefined) setState({ status: 'missing' });
        else setState({ article, status: 'there', ...(inForce && next ? { next } : {}) });
      },
      () => current && setState({ status: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [id, api]);
  const { article } = state;
  useEffect(() => {
    if (article === undefined) return undefined;
    title.current?.focus();
    // Whoever has seen the beginning has not read it.
    if (article.whole !== undefined) return undefined;
    if (onRead === undefined || end.current === null || typeof IntersectionObserver === 'undefined')
      return undefined;
    let told = false;
    const observer = new IntersectionObserver((entries) => {
      if (told || !entries.some((entry) => entry.isIntersecting)) return;
      told = true;
      onRead(article.id, article.version);
    });
    // The text is set in later: an empty body would count as read.
    const timer = setTimeout(() => end.current && observer.observe(end.current), 1_500);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [article]);

  if (state.stopped !== undefined) return <Stopped article={state.stopped} />;
  if (state.status === 'missing') {
    return (
      <div class="kn-empty">
        <p>
          <strong>{t('article.missing')}</strong>
        </p>
        <p class="tw-muted">{t('article.missingDo')}</p>
      </div>
    );
  }
  if (state.status === 'failed') return <p class="kn-problem">{t('search.error')}</p>;
  if (article === undefined) return <p class="kn-empty tw-muted">{t('search.loading')}</p>;
  const task = readings.tasks.find((one) => one.articleId === article.id && one.version === article.version);
  const minutes = Math.max(1, Math.round(article.markdown.length / perMinute));
  return (
    <article class="reader" lang="zh-CN">
      <header>
        <h2 ref={title} tabIndex={-1}>
          {(language === 'en' ? article.titleEn : undefined) ?? article.title}
        </h2>
        <p class="tw-muted reader-meta">
          <LevelDots level={article.level} />
          <span>
            {t(`category.${article.category}`)} / {t(`subcategory.${article.subcategory}`)}
          </span>
          <span>{article.id}</span>
          {article.confidentiality !== 'internal' && (
            <span class="tw-tag warn">{t(`confidentiality.${article.confidentiality}`)}</span>
          )}
          <span>{t('article.owner', { role: t(`role.${article.ownerRole}`) })}</span>
          <span>{t('article.minutes', { n: minutes })}</span>
        </p>
      </header>
      <VersionRibbon article={article} now={now} />
      {state.next !== undefined && <ComingNotice current={article} next={state.next} now={now} />}
      <MarkdownBody
        article={article.id}
        block={block}
        markdown={article.markdown}
        mediaBase={api.mediaBase}
        terms={() => api.terms()}
        onOpen={onOpen}
      />
      {article.whole !== undefined && (
        <p class="kn-partial tw-muted" role="status">
          {t('article.beginningOnly')}
        </p>
      )}
      {task !== undefined && article.whole === undefined && (
        <MustReadBar key={task.version} task={task} prove={readings.prove} now={now} />
      )}
      {tools?.(article)}
      <ArticleFoot article={article} api={api} now={now} onOpen={onOpen} />
      <div ref={end} aria-hidden="true" />
    </article>
  );
}
