import { useMemo } from 'preact/hooks';

import type { Article } from '../../core/article/article.ts';
import type { CustomerContext } from '../../core/contracts/context.ts';
import { decideMoment, type Moment } from '../../core/moment/decide.ts';
import { guest, type Person } from '../../core/organisation/person.ts';
import { libraryOf, type ScriptLibrary } from '../../core/script/script.ts';
import type { TabState } from '../storage/items.ts';
import type { LinkState, PanelPort } from './port.ts';
import { useKnowledge } from './use-knowledge.ts';

const nowhere = { pageKind: 'other', flags: {} } as const;

const nothing = (pageKind: Moment['pageKind']): Moment<Article> => ({
  mode: 'generic',
  pageKind,
  warnings: [],
  strip: [],
  plan: [],
  offers: [],
  checks: [],
  articles: [],
  stopped: [],
  actions: [],
  facts: {},
});

/** Everything the panel draws from: the port's signals, and the moment decided here from them and the knowledge copy. */
export function usePanelMoment(
  port: PanelPort,
  now: number,
): {
  tab: TabState | undefined;
  person: Person | undefined;
  link: LinkState;
  customer: CustomerContext | undefined;
  moment: Moment<Article>;
  library: ScriptLibrary;
  /** Titles of the articles in force, by id. */
  titles: ReadonlyMap<string, string>;
  failed: boolean;
} {
  const tab = port.tab.value;
  const person = port.person.value;
  const link = port.link.value;
  const { knowledge, failed } = useKnowledge(port.knowledge);
  const customer = tab?.status === 'context' && person !== undefined ? tab.customer : undefined;
  const offline = tab?.status === 'offline';
  const page = tab?.page ?? nowhere;
  const library = useMemo(() => libraryOf(knowledge?.scripts ?? []), [knowledge]);
  const titles = useMemo(
    () => new Map((knowledge?.articles ?? []).map((article) => [article.id, article.title])),
    [knowledge],
  );
  const moment = useMemo(() => {
    if (knowledge === undefined) return nothing(page.pageKind);
    const { stopped, scripts, moments } = knowledge;
    const articles = [...knowledge.articles, ...stopped];
    return decideMoment({
      page,
      customer,
      person: person ?? guest,
      now,
      offline,
      scripts,
      moments,
      articles,
    });
  }, [page, customer, person, now, offline, knowledge]);
  return { tab, person, link, customer, moment, library, titles, failed };
}
