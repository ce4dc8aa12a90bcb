import { ListChecks } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';

import { myQuizzes, type QuizOffer } from '../../core/contracts/quizzes.ts';
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
  const [open, setOpen] = useState<readonly QuizOffer[]>([]);
  const staffNo = person?.staffNo ?? '';
  useEffect(() => {
    if (staffNo === '') return setOpen([]);
    const isToTake = ['mayStart', 'open'];
    client.call(myQuizzes, {}).then(
      ({ quizzes }) => setOpen(quizzes.filter(({ state }) => isToTake.includes(state))),
      () => {},
    );
    return undefined;
  }, [client, staffNo]);
  const [first] = open;
  if (first === undefined) return null;
  const { title, dueOn } = first;
  return (
    <p>
      <button type="button" class="tw-link" onClick={onOpen}>
        <Icon of={ListChecks} size={14} />
        {t('quizzes.entry', { n: open.length })}
        {dueOn !== undefined && ` · ${t('courses.quizFirst', { title, date: dueOn.slice(5) })}`}
      </button>
    </p>
  );
}
