import './shelf.css';
import type { Shelved } from '../../core/contracts/shelf.ts';
import { myShelf } from '../../core/contracts/shelf.ts';
import type { Caller } from '../api/client.ts';
import { OverdueMark } from '../theme/overdue-mark.tsx';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';

/** 我的收藏 and 最近看过, for the side of the knowledge home. */
export function MyShelf({ client, onOpen }: { client: Caller; onOpen: (articleId: string) => void }) {
  const { t } = useTranslator();
  const reply = useAsked(client, myShelf, {});
  const part = (title: string, articles: readonly Shelved[]) =>
    articles.length > 0 && (
      <section class="room-card shelf-part">
        <h2>{title}</h2>
        {articles.map((article) => (
          <p key={article.articleId}>
            <button type="button" class="tw-link" onClick={() => onOpen(article.articleId)}>
              {article.title}
            </button>
            <OverdueMark of={article} />
          </p>
        ))}
      </section>
    );
  return (
    <Answer
      of={reply}
      empty={{
        is: ({ favourites, recent }) => favourites.length + recent.length === 0,
        say: t('shelf.none'),
      }}
    >
      {({ favourites, recent }) => (
        <>
          {part(t('shelf.favourites'), favourites)}
          {part(t('shelf.recent'), recent.slice(0, 8))}
        </>
      )}
    </Answer>
  );
}
