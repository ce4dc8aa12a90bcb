import { useCallback, useEffect, useState } from 'preact/hooks';

import {
  type Announcement,
  confirmAnnouncement,
  myAnnouncements,
} from '../../core/contracts/announcements.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';

/** How often a screen asks what is announced. */
const RENEW_MS = 60_000;

export interface Announcements {
  /** Everything announced today: unread first, then the newest. */
  readonly all: readonly Announcement[];
  readonly unread: readonly Announcement[];
  /** Throws the code of the refusal. */
  readonly confirm: (id: string) => Promise<void>;
}

const none: readonly Announcement[] = [];

/** What is announced to the person, renewed while the screen stands; nothing without a service or a person. */
export function useAnnouncements(client: Caller | undefined, person: Person | undefined): Announcements {
  const [all, setAll] = useState(none);
  const staffNo = person?.staffNo;
  const ask = useCallback((): void => {
    if (client === undefined || staffNo === undefined || staffNo === '') {
      setAll(none);
      return;
    }
    // Off line the list stays as it was: nothing of it can be confirmed without the service anyway.
    client.call(myAnnouncements, {}).then(
      ({ announcements }) => setAll(announcements),
      () => {},
    );
  }, [client, staffNo]);
  useEffect(() => {
    ask();
    const timer = setInterval(ask, RENEW_MS);
    return () => clearInterval(timer);
  }, [ask]);
  return {
    all,
    unread: all.filter(({ readAt }) => readAt === undefined),
    confirm: async (id) => {
      if (client === undefined) return;
      const confirmed = await client.call(confirmAnnouncement, { params: { id }, body: { read: true } });
      setAll((before) => before.map((one) => (one.id === id ? confirmed : one)));
    },
  };
}
