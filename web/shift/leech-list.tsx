import { leeches } from '../../core/contracts/shift.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';

/** Questions that people lose again and again: mend the question, or the paragraph it stands on. Counts alone, never who. */
export function LeechList({ client, go }: { client: Caller; go: (place: string) => void }) {
  const { t } = useTranslator();
  const reply = useAsked(client, leeches, {});
  return (
    <section aria-label={t('shift.leeches')}>
      <h3>{t('shift.leeches')}</h3>
      <Answer of={reply}>
        {({ leeches: list }) =>
          list.length === 0 ? (
            <p class="tw-muted">{t('shift.noLeeches')}</p>
          ) : (
            <ul class="quiz-list">
              {list.map(({ quiz, question, text, cites, people }) => (
                <li key={`${quiz}/${question}`} class="room-card quiz-offer">
                  <h4>{text}</h4>
                  <p class="tw-muted">
                    {quiz} · {question} · {t('shift.leechPeople', { n: people })}
                  </p>
                  <p class="quiz-acts">
                    {cites.map((ref) => (
                      <button key={ref} type="button" class="tw-link" onClick={() => go(`knowledge/${ref}`)}>
                        {ref.replace('^', ' ^')}
                      </button>
                    ))}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}
