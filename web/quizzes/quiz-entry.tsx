import { ListChecks } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';

import { myQuizzes } from '../../core/contracts/quizzes.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

/** The way to the quizzes with how many there are to take; nothing where there are none, or nobody to ask. */
export function QuizEntry({
  client,
  person,
  onOpen,
}: {
  client: Caller;
  person: Person | undefined;
  onOpen: () => void;
}) {
  const { t } = useTranslator();
  const [open, setOpen] = useState(0);
  const staffNo = person?.staffNo ?? '';
  useEffect(() => {
    if (staffNo === '') return setOpen(0);
    const isToTake = ['mayStart', 'open'];
    client.call(myQuizzes, {}).then(
      ({ quizzes }) => setOpen(quizzes.filter(({ state }) => isToTake.includes(state)).length),
      () => {},
    );
    return undefined;
  }, [client, staffNo]);
  if (open === 0) return null;
  return (
    <p>
      <button type="button" class="tw-link" onClick={onOpen}>
        <Icon of={ListChecks} size={14} />
        {t('quizzes.entry', { n: open })}
      </button>
    </p>
  );
}
