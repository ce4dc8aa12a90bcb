import { Check, SkipForward } from 'lucide-preact';

import type { ScriptNode } from '../../../core/script/nodes/registry.ts';
import { lineOf, type Run, type RunLine } from '../../../core/script/run.ts';
import { scriptOf } from '../../../core/script/place.ts';
import { nodeById } from '../../../core/script/script.ts';
import { clockOf } from '../../../core/i18n/when.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import { useShort } from '../shell/use-short.ts';
import { Chip } from './chip.tsx';

/** Lines answered by hand and not taken back, newest last. */
const answered = (run: Run): RunLine[] =>
  run.lines.filter((line) => line.undone === undefined && line.kind !== 'goto' && line.kind !== 'end');

/** The last two lines in full (one when the panel is short), the ones before as a count. */
export function DoneLines({ run }: { run: Run }) {
  const { t } = useTranslator();
  const short = useShort();
  const lines = answered(run);
  const shown = lines.slice(short ? -1 : -2);
  const folded = lines.length - shown.length;
  if (lines.length === 0) return null;
  return (
    <ol class="done-lines">
      {folded > 0 && <li class="tw-muted folded-lines">{t('script.folded', { n: folded })}</li>}
      {shown.map((line) => (
        <DoneLine key={`${line.scriptId}/${line.node}/${line.at}`} run={run} line={line} />
      ))}
    </ol>
  );
}

function DoneLine({ run, line }: { run: Run; line: RunLine }) {
  const { t } = useTranslator();
  const node = nodeById(scriptOf(run.scripts, line.scriptId), line.node);
  const choices = node !== undefined && 'choices' in node ? node.choices : undefined;
  const choice = choices?.find((option) => option.id === line.choice);
  return (
    <li class="done-line">
      <span class="tick">
        <Icon of={line.skippedReason === undefined ? Check : SkipForward} size={14} />
      </span>
      <span class="tw-ellipsis">{node === undefined ? '' : lineOf(run, node).text}</span>
      {choice !== undefined && <b class={choice.mark === true ? 'marked' : ''}>{choice.label}</b>}
      {line.skippedReason !== undefined && (
        <b>{t('script.skipped', { reason: t(`skip.${line.skippedReason}`) })}</b>
      )}
      {line.auto === true && <span class="tw-muted">{t('script.auto')}</span>}
      <time class="tw-muted">{clockOf(line.at)}</time>
    </li>
  );
}

/** Obligatory lines that may still come. */
export function AheadLines({ nodes, run }: { nodes: readonly ScriptNode[]; run: Run }) {
  const { t } = useTranslator();
  if (nodes.length === 0) return null;
  return (
    <ol class="ahead-lines">
      {nodes.map((node) => (
        <li key={node.id}>
          <Chip kind={node.kind} quiet />
          <span class="tw-ellipsis">{lineOf(run, node).text}</span>
          <span class="must">{t('script.must')}</span>
        </li>
      ))}
    </ol>
  );
}
