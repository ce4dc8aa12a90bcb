import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';

import { factsOf } from '../../core/condition/know.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { slotsOf } from '../../core/script/known-slots.ts';
import { obligatoryLeft, replay } from '../../core/script/replay.ts';
import { type Answer, currentNode, lineOf, type Run, startRun } from '../../core/script/run.ts';
import { nodeById, type Script, type ScriptLibrary } from '../../core/script/script.ts';
import { useTranslator } from '../theme/language.tsx';
import type { castOf } from './customers.ts';
import { WalkLine } from './walk-line.tsx';

/** A script walked line by line before a simulated customer; an edit keeps the answers that still fit. */
export function ScriptWalk({
  script,
  library,
  cast: { customer, flags },
  person,
  now,
  children,
}: {
  script: Script;
  library: ScriptLibrary;
  cast: ReturnType<typeof castOf>;
  person: Person;
  now: number;
  /** What stands below the end once it is reached. */
  children?: ComponentChildren;
}) {
  const { t, error } = useTranslator();
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const start = useMemo(() => {
    const page = { pageKind: script.pageKinds?.[0] ?? ('other' as const), flags };
    const scripts = { ...library, [script.id]: script };
    const facts = factsOf({ page, customer, person, now });
    try {
      return startRun({ plan: [script.id], scripts, facts, slots: slotsOf(person, customer), now });
    } catch (failure) {
      if (failure instanceof AppError) return failure.code;
      throw failure;
    }
  }, [script, library, customer, flags, person, now]);
  if (typeof start === 'string') {
    return <p class="room-note warn">{error(start)}</p>;
  }
  const { run, taken, refused } = replay(start, answers);
  const node = currentNode(run);
  const kept = answers.slice(0, taken);
  const left = obligatoryLeft(run);
  return (
    <>
      {!script.roles.some((role) => role === 'staff' || person.roles.includes(role)) && (
        <p class="room-note warn">{t('rehearsal.notFor')}</p>
      )}
      {refused !== undefined && <p class="room-note warn">{t('rehearsal.changed', { taken })}</p>}
      <Passed run={run} />
      {node.kind === 'end' ? (
        <>
          <p class="walk-now walk-end" role="status">
            {t('rehearsal.ended', { outcome: t(`rehearsal.outcome.${node.outcome}`) })}
          </p>
          {children}
        </>
      ) : (
        node.kind !== 'goto' && <WalkLine run={run} node={node} act={(act) => setAnswers([...kept, act])} />
      )}
      <div class="walk-acts">
        <button
          type="button"
          class="tw-btn small"
          disabled={taken === 0}
          onClick={() => setAnswers(kept.slice(0, -1))}
        >
          {t('script.back')}
        </button>
        <button type="button" class="tw-btn small" disabled={taken === 0} onClick={() => setAnswers([])}>
          {t('rehearsal.restart')}
        </button>
        <span class="tw-muted">{t('rehearsal.passed', { n: taken })}</span>
        {run.place.marks > 0 && <span class="tw-tag warn">{t('script.marks', { n: run.place.marks })}</span>}
      </div>
      <section class="walk-left">
        <h3>{left.length === 0 ? t('rehearsal.leftNone') : t('rehearsal.left')}</h3>
        <ul>
          {left.map((line) => (
            <li key={line.id}>
              <span class="tw-muted">{line.id}</span> {lineOf(run, line).text}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Every line behind, those the facts decided among them. */
function Passed({ run }: { run: Run }) {
  const { t } = useTranslator();
  const lines = run.lines.filter(({ kind }) => kind !== 'goto' && kind !== 'end');
  return (
    <ol class="walk-passed">
      {lines.map((line, at) => {
        const script = run.scripts[line.scriptId];
        const node = script && nodeById(script, line.node);
        if (node === undefined) return null;
        const choice = 'choices' in node ? node.choices?.find(({ id }) => id === line.choice) : undefined;
        return (
          <li key={at}>
            <span class="tw-muted">
              {line.scriptId === run.first ? line.node : `${line.scriptId} ${line.node}`}
            </span>{' '}
            {lineOf(run, node).text} {choice !== undefined && <b>{choice.label}</b>}
            {line.skippedReason !== undefined && (
              <b>{t('script.skipped', { reason: t(`skip.${line.skippedReason}`) })}</b>
            )}
            {line.auto === true && <span class="tw-muted">{t('script.auto')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
