import { GraduationCap } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';

import { myCourses } from '../../core/contracts/courses.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

/** The way to what there is to learn, with how much; nothing where there is nothing, or nobody to ask. */
export function CourseEntry({
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
    client.call(myCourses, {}).then(
      ({ tasks }) => setOpen(tasks.filter(({ state, isFree }) => state !== 'done' && !isFree).length),
      () => {},
    );
    return undefined;
  }, [client, staffNo]);
  if (open === 0) return null;
  return (
    <p>
      <button type="button" class="tw-link" onClick={onOpen}>
        <Icon of={GraduationCap} size={14} />
        {t('courses.entry', { n: open })}
      </button>
    </p>
  );
}
