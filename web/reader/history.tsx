import { History as HistoryIcon } from 'lucide-preact';
import { useState } from 'preact/hooks';

import type { Article } from '../../core/article/article.ts';
import { diffBodies } from '../../core/article/diff.ts';
import { paragraphsOf } from '../../core/article/paragraphs.ts';
import { inForce } from '../../core/article/inforce.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { articleVersions } from '../../core/contracts/knowledge-online.ts';
import { guest, type Person, type Role, roles } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { Changes } from './changes.tsx';
import { standingOf } from './version-ribbon.tsx';

/** 历史版本: every version with its days and what it changed, and which held on a chosen day (R266). */
export function History({
  client,
  id,
  person,
  now,
}: {
  client: Caller;
  id: string;
  person: Person | undefined;
  now: number;
}) {
  const { t } = useTranslator();
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="reader-history">
      <button type="button" class="tw-link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon of={HistoryIcon} size={14} />
        {t('history.show')}
      </button>
      {isOpen && <Versions client={client} id={id} person={person ?? guest} now={now} />}
    </section>
  );
}

function Versions({ client, id, person, now }: { client: Caller; id: string; person: Person; now: number }) {
  const { t } = useTranslator();
  const reply = useAsked(client, articleVersions, { params: { id } });
  const [day, setDay] = useState(shanghaiDate(now));
  const [role, setRole] = useState<Role>();
  const [unit, setUnit] = useState('');
  // An auditor asks for others: a post, and a unit with those above it as far as its code says.
  const asked: Person = {
    ...person,
    ...(role === undefined ? {} : { roles: [role] }),
    ...(unit === '' ? {} : { orgPath: [unit, ...person.orgPath] }),
  };
  return (
    <Answer of={reply}>
      {({ versions }) => {
        const held = inForce(versions, Date.parse(`${day}T12:00:00+08:00`), asked);
        return (
          <>
            <p class="history-ask">
              <label>
                {t('history.day')}
                <input
                  type="date"
                  class="tw-input"
                  value={day}
                  onChange={({ currentTarget }) => setDay(currentTarget.value || shanghaiDate(now))}
                />
              </label>
              {person.roles.includes('auditor') && (
                <>
                  <label>
                    {t('history.role')}
                    <select
                      class="tw-input"
                      value={role ?? ''}
                      onChange={({ currentTarget }) =>
                        setRole(roles.find((one) => one === currentTarget.value))
                      }
                    >
                      <option value="">{t('history.mine')}</option>
                      {roles.map((one) => (
                        <option key={one} value={one}>
                          {t(`role.${one}`)}
                        </option>
                      ))}
                    </select>
                  </label>
                  <label>
                    {t('history.unit')}
                    <input
                      class="tw-input"
                      value={unit}
                      onChange={({ currentTarget }) => setUnit(currentTarget.value.trim())}
                    />
                  </label>
                </>
              )}
              <strong role="status">
                {held === undefined ? t('history.none') : t('history.held', { n: held.version })}
              </strong>
            </p>
            <ol class="history-list">
              {versions.map((version, at) => (
                <Version
                  key={version.version}
                  version={version}
                  before={versions[at + 1]}
                  isHeld={version === held}
                  today={shanghaiDate(now)}
                />
              ))}
            </ol>
          </>
        );
      }}
    </Answer>
  );
}

function Version({
  version,
  before,
  isHeld,
  today,
}: {
  version: Article;
  before: Article | undefined;
  isHeld: boolean;
  today: string;
}) {
  const { t } = useTranslator();
  const standing = standingOf(version, today);
  // It opens with what it changed; its whole text is one press further, for whoever asks what held on a day.
  const [isWhole, setWhole] = useState(false);
  return (
    <li class={isHeld ? 'held' : ''}>
      <p>
        <strong>{t(`article.version.${standing}`, { n: version.version })}</strong>
        <span class="tw-muted">
          {t('article.since', { date: version.effectiveFrom })}
          {version.effectiveUntil !== undefined && ` ${t('article.until', { date: version.effectiveUntil })}`}
        </span>
        {version.change !== undefined && <span>{version.change}</span>}
      </p>
      <details>
        <summary>{t(before === undefined ? 'history.text' : 'history.changes')}</summary>
        {/* What no longer holds is for looking back, not for copying out as guidance. */}
        <div class={standing === 'past' ? 'history-text past' : 'history-text'}>
          {before === undefined || isWhole ? (
            paragraphsOf(version.markdown).map(({ markdown }, at) => <p key={at}>{markdown}</p>)
          ) : (
            <Changes changes={diffBodies(before.markdown, version.markdown)} />
          )}
        </div>
        {before !== undefined && (
          <button type="button" class="tw-link" onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'history.changes' : 'history.text')}
          </button>
        )}
      </details>
    </li>
  );
}
