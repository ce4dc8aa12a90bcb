import { useState } from 'preact/hooks';

import { setStep, unitWays, type WayView } from '../../core/contracts/planning-people.ts';
import type { Caller } from '../api/client.ts';
import { Asking } from '../rooms/asking.tsx';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { Choice, Problem } from '../rooms/form.tsx';

/** The steps of the people one answers for: shown when asked for, since looking is written down (R204). */
export function UnitWays({ client, decides }: { client: Caller; decides: boolean }) {
  const { t } = useTranslator();
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="planning-stack" aria-label={t('planning.ways')}>
      <h2>{t('planning.ways')}</h2>
      {isOpen ? (
        <WayTable client={client} decides={decides} />
      ) : (
        <p>
          <button type="button" class="tw-btn" onClick={() => setOpen(true)}>
            {t('planning.ways.look')}
          </button>
        </p>
      )}
    </section>
  );
}

function WayTable({ client, decides }: { client: Caller; decides: boolean }) {
  const { t, error, language } = useTranslator();
  const reply = useAsked(client, unitWays, {});
  const [chosen, setChosen] = useState<{ way: WayView; step: string }>();
  const act = useAct();
  const put = (reason: string): void => {
    if (chosen === undefined) return;
    const body = { staffNo: chosen.way.person.staffNo, step: Number(chosen.step), reason };
    setChosen(undefined);
    void act.run(async () => {
      await client.call(setStep, { body });
      reply.again();
    });
  };
  return (
    <>
      <Problem text={act.code === undefined ? undefined : error(act.code)} />
      <Answer of={reply} empty={{ is: ({ ways }) => ways.length === 0, say: t('room.none') }}>
        {({ ways, steps }) => (
          <div class="room-card planning-scroll">
            <table class="room-table">
              <thead>
                <tr>
                  <th scope="col">{t('planning.sheet.name')}</th>
                  <th scope="col">{t('planning.sheet.unit')}</th>
                  <th scope="col">{t('planning.ways.step')}</th>
                  <th scope="col" class="number">
                    {t('planning.ways.open')}
                  </th>
                  {decides && <th scope="col">{t('planning.ways.set')}</th>}
                </tr>
              </thead>
              <tbody>
                {ways.map((way) => (
                  <tr key={way.person.staffNo}>
                    <td>{way.person.name}</td>
                    <td>{way.person.unit}</td>
                    <td>
                      {t('planning.way.step', { n: way.step })}{' '}
                      {way.label === undefined ? '' : language === 'en' ? way.label.en : way.label.zh}
                    </td>
                    <td class="number">{way.next?.open ?? '–'}</td>
                    {decides && (
                      <td>
                        <button
                          type="button"
                          class="tw-link"
                          aria-label={`${way.person.name} ${t('planning.ways.set')}`}
                          onClick={() => setChosen({ way, step: String(way.next?.step ?? way.step) })}
                        >
                          {t('planning.ways.set')}
                        </button>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
            {chosen !== undefined && (
              <Asking
                title={t('planning.ways.set')}
                text={chosen.way.person.name}
                label={t('planning.reason')}
                onCancel={() => setChosen(undefined)}
                onSure={put}
              >
                <Choice
                  name="step"
                  label={t('planning.ways.step')}
                  value={chosen.step}
                  options={steps.map(({ step, label }) => ({
                    value: String(step),
                    word: language === 'en' ? label.en : label.zh,
                  }))}
                  onChange={(step) => setChosen({ ...chosen, step })}
                />
              </Asking>
            )}
          </div>
        )}
      </Answer>
    </>
  );
}
