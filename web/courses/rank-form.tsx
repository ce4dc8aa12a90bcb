import { useState } from 'preact/hooks';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { setRank } from '../../core/contracts/assignments.ts';
import { managerGrades } from '../../core/training/rules.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { useTranslator } from '../theme/language.tsx';

const grades = managerGrades.map((grade) => `managerGrade ${grade}` as const);
const steps = (['1', '2', '3'] as const).map((step) => `careerStep ${step}` as const);

/** The line department says a manager's grade or somebody's rung; what it adds to learn is said at once (R204, R215). */
export function RankForm({ client, now, onDone }: { client: Caller; now: number; onDone: () => void }) {
  const { t, error } = useTranslator();
  const [typed, setTyped] = useState({
    staffNo: '',
    rank: grades[2] ?? 'managerGrade C',
    from: shanghaiDate(now),
  } as { staffNo: string; rank: string; from: string });
  const [added, setAdded] = useState<readonly string[]>();
  const act = useAct();
  const save = (): void => {
    const { staffNo, from } = typed;
    const grade = managerGrades.find((one) => typed.rank === `managerGrade ${one}`);
    const step = (['1', '2', '3'] as const).find((one) => typed.rank === `careerStep ${one}`);
    const who = { staffNo: staffNo.trim(), from };
    void act
      .run(async () => {
        const body =
          grade === undefined
            ? ({ ...who, kind: 'careerStep', value: step ?? '1' } as const)
            : ({ ...who, kind: 'managerGrade', value: grade } as const);
        const answer = await client.call(setRank, { body });
        setAdded(answer.added.map(({ title }) => title));
      })
      .then((went) => went && onDone());
  };
  const word = (rank: string): string => {
    const [kind, value = ''] = rank.split(' ');
    return t(kind === 'managerGrade' ? 'courses.rank.grade' : 'courses.rank.step', { value });
  };
  return (
    <form
      class="room-card course-form"
      aria-label={t('courses.rank')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{t('courses.rank')}</h2>
      <div class="course-days">
        <label class="room-field">
          <span>{t('courses.rank.staffNo')}</span>
          <input
            name="staffNo"
            class="tw-input"
            required
            value={typed.staffNo}
            onInput={({ currentTarget }) => setTyped({ ...typed, staffNo: currentTarget.value })}
          />
        </label>
        <label class="room-field">
          <span>{t('courses.rank.value')}</span>
          <select
            name="rank"
            class="tw-input"
            value={typed.rank}
            onChange={({ currentTarget }) => setTyped({ ...typed, rank: currentTarget.value })}
          >
            {[...grades, ...steps].map((rank) => (
              <option key={rank} value={rank}>
                {word(rank)}
              </option>
            ))}
          </select>
        </label>
        <label class="room-field">
          <span>{t('courses.rank.since')}</span>
          <input
            name="from"
            type="date"
            class="tw-input"
            required
            value={typed.from}
            onInput={({ currentTarget }) => setTyped({ ...typed, from: currentTarget.value })}
          />
        </label>
      </div>
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      {added !== undefined && (
        <p class="tw-muted" role="status">
          {added.length === 0 ? t('courses.rank.none') : t('courses.rank.added', { list: added.join(' · ') })}
        </p>
      )}
      <p>
        <button type="submit" class="tw-btn" disabled={act.busy}>
          {t('courses.rank.save')}
        </button>
      </p>
    </form>
  );
}
