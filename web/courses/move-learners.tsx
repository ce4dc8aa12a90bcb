import { useState } from 'preact/hooks';

import { moveCourse } from '../../core/contracts/courses.ts';
import type { Caller } from '../api/client.ts';
import { Asking } from '../rooms/asking.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useTranslator } from '../theme/language.tsx';

/** Who is under way keeps the version they began with; here the trainer moves them all, asked once more. */
export function MoveLearners({ client, id, onDone }: { client: Caller; id: string; onDone: () => void }) {
  const { t, error } = useTranslator();
  const [asking, setAsking] = useState(false);
  const [moved, setMoved] = useState<number>();
  const act = useAct();
  const move = (): void =>
    void act
      .run(async () => {
        setMoved((await client.call(moveCourse, { params: { id }, body: {} })).moved);
      })
      .then((went) => {
        if (!went) return;
        setAsking(false);
        onDone();
      });
  return (
    <p class="course-acts">
      <button type="button" class="tw-btn small" onClick={() => setAsking(true)}>
        {t('courses.move')}
      </button>
      {moved !== undefined && (
        <span class="tw-muted" role="status">
          {t('courses.move.done', { n: moved })}
        </span>
      )}
      {asking && (
        <Asking
          title={t('courses.move')}
          text={t('courses.move.text')}
          problem={act.code === undefined ? undefined : error(act.code)}
          onCancel={() => setAsking(false)}
          onSure={move}
        />
      )}
    </p>
  );
}
