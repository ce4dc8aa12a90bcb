import { LogOut } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { Language } from '../../core/i18n/translate.ts';
import { type Person, postsOf } from '../../core/organisation/person.ts';
import type { Client } from '../api/client.ts';
import { createWorkerKnowledge, type StartWorker } from '../api/worker-knowledge.ts';
import { mountKnowledge } from '../mount.tsx';
import { roomAt, roomsFor } from '../rooms/registry.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { Logo } from '../theme/logo.tsx';

/** Top bar, rail of the rooms that exist, and the room. Embedded elsewhere there is no rail and no top. */
export function Shell({
  client,
  person,
  language,
  shade,
  startWorker,
  onLogout,
}: {
  client: Client;
  person: Person;
  language: Language;
  shade: 'light' | 'dark';
  startWorker: StartWorker;
  onLogout: () => void;
}) {
  const { t } = useTranslator();
  const room = useRef<HTMLDivElement>(null);
  const { api, life } = useMemo(() => {
    const made = new AbortController();
    const options = { start: startWorker, signal: made.signal };
    return { api: createWorkerKnowledge(client, person, options), life: made };
  }, [client, person, startWorker]);
  useEffect(() => () => life.abort(), [life]);
  const place = useHash();
  const here = roomAt(place).room;
  useEffect(() => {
    const controller = new AbortController();
    if (room.current !== null) {
      const onPlace = (to: string): void => location.assign(`#${to}`);
      const { signal } = controller;
      mountKnowledge(room.current, {
        api,
        client,
        language,
        theme: shade,
        person,
        place,
        onPlace,
        signal,
        clock: () => client.now(),
      });
    }
    return () => controller.abort();
  }, [api, client, language, shade, person, place]);
  return (
    <div class="shell">
      <header class="shell-top">
        <Logo size={24} />
        <strong class="shell-name">{t('app.name')}</strong>
        <span class="tw-muted">{t('web.subtitle')}</span>
        <span class="grow" />
        <span class="shell-person" aria-label={t('web.account')}>
          <strong>{person.name}</strong>
          <span class="tw-muted">
            {t(`role.${postsOf(person)[0]}`)} · {person.orgUnitName}
          </span>
        </span>
        <button type="button" class="tw-btn small" onClick={onLogout}>
          <Icon of={LogOut} size={14} />
          {t('web.logout')}
        </button>
      </header>
      <nav class="shell-rail" aria-label={t('web.rail')}>
        {roomsFor(person).map(({ name, title, icon }) => (
          <a
            key={name}
            href={`#${name}`}
            {...(name === here.name ? { 'aria-current': 'page' as const } : {})}
          >
            <Icon of={icon} />
            {t(title)}
          </a>
        ))}
      </nav>
      <main class="shell-room" ref={room} />
    </div>
  );
}

/** The part of the address that says room and place, following the browser's back and forward. */
function useHash(): string {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    const controller = new AbortController();
    addEventListener('hashchange', () => setHash(location.hash), { signal: controller.signal });
    return () => controller.abort();
  }, []);
  return hash;
}
