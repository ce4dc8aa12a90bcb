import { useCallback, useMemo, useRef, useState } from 'preact/hooks';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { currentNode } from '../../core/script/run.ts';
import { slotsOf } from '../../core/script/known-slots.ts';
import { Actions } from './actions/actions.tsx';
import { Articles } from './articles/articles.tsx';
import { BetweenCustomers } from './between-customers.tsx';
import { Checks } from './checks/checks.tsx';
import { Reveal } from './context/reveal.tsx';
import { Strip } from './context/strip.tsx';
import { shownFirst, Warnings } from './context/warnings.tsx';
import type { PanelPort } from './port.ts';
import { Runner } from './script/runner.tsx';
import { useWork } from './script/use-work.ts';
import { Bar } from './shell/bar.tsx';
import { Folded } from './shell/folded.tsx';
import { KnowledgeView, type KnowledgeRequest } from './shell/knowledge-view.tsx';
import { StatusBar } from './shell/status-bar.tsx';
import { Identity } from './state/identity.tsx';
import { Notice } from './state/notice.tsx';
import { useTranslator } from '../../web/theme/language.tsx';
import { useNow } from './use-now.ts';
import { usePanelMoment } from './use-panel-moment.ts';

interface Props {
  readonly port: PanelPort;
  readonly clock: () => number;
  readonly shade: 'light' | 'dark';
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly standing: 'beside' | 'window';
  readonly searchHint: string | undefined;
  readonly request: KnowledgeRequest | undefined;
  readonly onRequest: (request: KnowledgeRequest | undefined) => void;
}

/** Bar, identity, warnings; one scroll area of context, script, checks, articles; actions and status. */
export function PanelBody({
  port,
  clock,
  shade,
  folded,
  onFold,
  standing,
  searchHint,
  request,
  onRequest,
}: Props) {
  const { t, language } = useTranslator();
  const now = useNow(clock, 30_000);
  const { tab, person, link, customer, moment, library, titles, failed } = usePanelMoment(port, now);
  const learning = moment.mode === 'learning';
  const slots = useMemo(() => (person === undefined ? {} : slotsOf(person, customer)), [person, customer]);
  const input = useMemo(() => ({ moment, library, slots, now }), [moment, library, slots, now]);
  const record = useCallback((entry: Parameters<PanelPort['record']>[0]) => port.record(entry), [port]);
  const control = useWork(input, customer, clock, learning || person === undefined ? undefined : record);
  const [revealing, setRevealing] = useState<string>();
  const openArticle = (article: string): void => onRequest({ query: '', article });
  const { run, checklist } = control.work;
  // Most pages that load show a customer a moment later: what may wait is asked for once it is known that none is there.
  const isSettled = standing === 'window' || (tab !== undefined && tab.status !== 'loading');
  const isIdle = useRef(false);
  const isNobody = customer === undefined && tab?.status !== 'toConfirm';
  isIdle.current = isNobody && (isIdle.current || isSettled);
  const said = new Set(moment.warnings.slice(0, shownFirst).map((warning) => warning.id));

  if (folded) {
    return (
      <Folded
        counts={{
          warnings: moment.warnings.length,
          grave: moment.warnings.some((warning) => warning.tone === 'danger'),
          step: run && currentNode(run).kind !== 'end' ? run.history.length + 1 : undefined,
          checksDone: Object.keys(checklist.ticks).length,
          checks: checklist.items.length,
        }}
        online={link.online}
        onUnfold={() => onFold(false)}
        onSearch={() => {
          onFold(false);
          onRequest({ query: '' });
        }}
      />
    );
  }
  const others = [
    ...moment.offers.map((offer) => ({
      id: offer.script,
      label: (language === 'en' ? offer.textEn : undefined) ?? offer.text,
    })),
    ...moment.plan.slice(1).map((id) => ({ id, label: library[id]?.title ?? id })),
  ];
  const menu = [
    ...(customer === undefined
      ? []
      : [{ id: 'reveal', label: t('bar.reveal'), run: () => setRevealing(customer.ref) }]),
    { id: 'retry', label: t('bar.retry'), run: () => void port.retry() },
    ...(person === undefined
      ? [{ id: 'login', label: t('action.login'), run: () => void port.login() }]
      : []),
  ];
  return (
    <>
      <Bar
        searching={request !== undefined}
        searchHint={searchHint}
        movable={standing === 'beside'}
        onSearch={(query) => onRequest({ query })}
        onFold={() => onFold(true)}
        place={(change) => port.place(change)}
        menu={menu}
      />
      <div class="body" inert={request !== undefined}>
        <Identity
          key={tab?.generation}
          tab={tab}
          port={port}
          now={now}
          standing={standing}
          onSearch={() => onRequest({ query: '' })}
        />
        <Warnings
          key={`w/${customer?.ref ?? ''}`}
          warnings={moment.warnings}
          titles={titles}
          now={now}
          onArticle={openArticle}
        />
        <div class="scroll">
          {customer !== undefined && (
            <Strip
              key={customer.ref}
              items={moment.strip}
              said={said}
              now={now}
              sensitive={customer.accessLevel >= 'A2'}
            />
          )}
          {failed && (
            <Notice tone="warn" title={t('state.knowledge.error')}>
              <p>{t('error.snapshot.notFound')}</p>
            </Notice>
          )}
          {run !== undefined && (
            <Runner
              run={run}
              control={control}
              practice={learning}
              uploaded={link.online && link.waiting === 0}
              others={others.map((item) => ({ ...item, run: () => control.change(item.id) }))}
            />
          )}
          <Checks control={control} />
          {isIdle.current && (
            <BetweenCustomers
              port={port}
              person={person}
              now={now}
              onArticle={openArticle}
              onPlace={(place) => onRequest({ query: '', place })}
            />
          )}
          {(moment.articles.length + moment.stopped.length > 0 || tab?.status !== 'loading') && (
            <Articles
              articles={moment.articles}
              stopped={moment.stopped}
              today={shanghaiDate(now)}
              pageKind={moment.pageKind}
              onOpen={openArticle}
            />
          )}
        </div>
        {customer !== undefined && (
          <Actions
            key={customer.ref}
            customer={customer}
            mayOpen={moment.actions.some((action) => action.id === 'openCase')}
            port={port}
          />
        )}
      </div>
      {request !== undefined && (
        <KnowledgeView
          api={port.knowledge}
          client={port.client}
          clock={clock}
          person={person}
          language={language}
          theme={shade}
          pageKind={moment.pageKind}
          request={request}
          record={record}
          onClose={() => onRequest(undefined)}
          onRead={(articleId, version) => {
            if (!learning && person !== undefined)
              void record({ kind: 'articleRead', articleId, version }).catch(() => {});
          }}
        />
      )}
      <StatusBar link={link} person={person} loading={tab?.status === 'loading'} now={now} />
      {customer !== undefined && revealing === customer.ref && person !== undefined && (
        <Reveal
          key={tab?.generation}
          person={person}
          reveal={(field, purpose) => port.reveal(field, purpose)}
          clock={clock}
          onClose={() => setRevealing(undefined)}
        />
      )}
    </>
  );
}
