import { Link2, MessageCircleQuestion, Star, ThumbsDown, ThumbsUp } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';

import './shelf.css';
import type { Answered } from '../../core/contracts/endpoint.ts';
import { openedArticle, rateArticle, setFavourite } from '../../core/contracts/shelf.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { shareLink } from './share-link.ts';
import { UnhelpfulForm, type Why } from './unhelpful-form.tsx';

/**
 * What stands under an article for its readers: 收藏, 有用 and 没用 of this version, its link, a question about it. Without
 * the service nothing is drawn but the link: reading never waits for it.
 */
export function ArticleTools({
  client,
  article: { id, version },
  block,
  onAsk,
}: {
  client: Caller | undefined;
  article: { readonly id: string; readonly version: number };
  /** The paragraph that is looked at, when there is one. */
  block?: string | undefined;
  /** Goes to 提问 with this paragraph (`questions/ask/ART-07^id`). */
  onAsk?: (place: string) => void;
}) {
  const { t, error } = useTranslator();
  const [state, setState] = useState<Answered<typeof openedArticle>>();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const act = useAct();
  useEffect(() => {
    let current = true;
    setState(undefined);
    client?.call(openedArticle, { params: { articleId: id }, body: { version } }).then(
      (answer) => current && setState(answer),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [client, id, version]);
  const ref = block === undefined ? id : `${id}^${block}`;
  const share = (): void =>
    void navigator.clipboard.writeText(shareLink(location.href, ref)).then(
      () => setSaid(t('shelf.shared')),
      () => setSaid(''),
    );
  const rate = (verdict: { verdict: 'helpful' } | ({ verdict: 'unhelpful' } & Why)) =>
    act.run(async () => {
      if (client === undefined || state === undefined) return;
      const feedback = await client.call(rateArticle, {
        params: { articleId: id },
        body: { ...verdict, version },
      });
      setState({ ...state, feedback });
      setAsking(false);
      setSaid(t('shelf.thanks'));
    });
  const favour = () =>
    act.run(async () => {
      if (client === undefined || state === undefined) return;
      const favourite = !state.favourite;
      await client.call(setFavourite, { params: { articleId: id }, body: { favourite } });
      setState({ ...state, favourite });
    });
  return (
    <section class="shelf-tools">
      {state !== undefined && (
        <>
          <button
            type="button"
            class="tw-btn small"
            aria-pressed={state.feedback.mine === 'helpful'}
            disabled={act.busy}
            onClick={() => void rate({ verdict: 'helpful' })}
          >
            <Icon of={ThumbsUp} size={14} />
            {t('shelf.helpful', { n: state.feedback.helpful })}
          </button>
          <button
            type="button"
            class="tw-btn small"
            aria-pressed={state.feedback.mine === 'unhelpful'}
            aria-expanded={asking}
            disabled={act.busy}
            onClick={() => setAsking(!asking)}
          >
            <Icon of={ThumbsDown} size={14} />
            {t('shelf.unhelpful', { n: state.feedback.unhelpful })}
          </button>
          <button
            type="button"
            class="tw-btn small"
            aria-pressed={state.favourite}
            disabled={act.busy}
            onClick={() => void favour()}
          >
            <Icon of={Star} size={14} />
            {t(state.favourite ? 'shelf.favourited' : 'shelf.favourite')}
          </button>
        </>
      )}
      <button type="button" class="tw-btn small" onClick={share}>
        <Icon of={Link2} size={14} />
        {t('shelf.share')}
      </button>
      {onAsk !== undefined && (
        <button type="button" class="tw-btn small" onClick={() => onAsk(`questions/ask/${ref}`)}>
          <Icon of={MessageCircleQuestion} size={14} />
          {t('shelf.ask')}
        </button>
      )}
      <span role="status" class={act.code === undefined ? 'tw-muted' : 'room-problem'}>
        {act.code === undefined ? said : error(act.code)}
      </span>
      {asking && (
        <UnhelpfulForm busy={act.busy} onSend={(why) => void rate({ verdict: 'unhelpful', ...why })} />
      )}
    </section>
  );
}
