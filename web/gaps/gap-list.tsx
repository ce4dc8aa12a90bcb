import { useState } from 'preact/hooks';

import { assignGap, type Gap, type GapKind } from '../../core/contracts/gaps.ts';
import { type unhelpfulReasons } from '../../core/contracts/shelf.ts';
import { questionForm } from '../../core/contracts/questions.ts';
import type { Caller } from '../api/client.ts';
import { Bars } from '../rooms/bars.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';

type Listed = Gap & {
  readonly dueOn?: string;
  readonly reasons?: readonly (typeof unhelpfulReasons)[number][];
  readonly notes?: readonly string[];
};

interface Props {
  readonly client: Caller;
  readonly kind: GapKind;
  readonly gaps: readonly Listed[];
  readonly mayAssign: boolean;
  readonly onChanged: () => void;
  /** Opens the article a gap is about. */
  readonly onArticle?: (id: string) => void;
}

/** Gaps of one kind as bars or a table, each with its task or the button that makes one. */
export function GapList({ client, kind, gaps, mayAssign, onChanged, onArticle }: Props) {
  const { t } = useTranslator();
  const title = t(`gaps.kind.${kind}`);
  if (gaps.length === 0) {
    return (
      <section class="room-card gaps-empty" aria-label={title}>
        <h2>{title}</h2>
        <p class="tw-muted">{t('gaps.none')}</p>
      </section>
    );
  }
  const act = (gap: Gap) => (
    <State client={client} kind={kind} gap={gap} mayAssign={mayAssign} onChanged={onChanged} />
  );
  const name = ({ subject, title: label }: Gap) =>
    onArticle === undefined ? (
      label
    ) : (
      <button type="button" class="tw-link" onClick={() => onArticle(subject)}>
        {label}
      </button>
    );
  const dated = gaps.some(({ dueOn }) => dueOn !== undefined);
  const reasoned = gaps.some(({ reasons }) => reasons !== undefined);
  const why = ({ reasons = [], notes = [] }: Listed): string =>
    [...reasons.map((reason) => t(`shelf.reason.${reason}`)), ...notes].join(' · ');
  const table = (
    <table class="room-table">
      <thead>
        <tr>
          <th>{t('gaps.col.what')}</th>
          <th class="number">{t('gaps.col.count')}</th>
          {dated && <th>{t('gaps.col.due')}</th>}
          {reasoned && <th>{t('gaps.col.why')}</th>}
          <th>{t('gaps.col.state')}</th>
        </tr>
      </thead>
      <tbody>
        {gaps.map((gap) => (
          <tr key={gap.subject}>
            <td>{name(gap)}</td>
            <td class="number">{gap.count}</td>
            {dated && <td>{gap.dueOn}</td>}
            {reasoned && <td>{why(gap)}</td>}
            <td>{act(gap)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  const rows = gaps.map((gap) => ({ label: gap.title, value: gap.count, more: act(gap) }));
  return <Bars title={title} rows={rows} table={table} />;
}

function State({
  client,
  kind,
  gap,
  mayAssign,
  onChanged,
}: Omit<Props, 'gaps' | 'onArticle'> & { gap: Gap }) {
  const { t } = useTranslator();
  const [open, setOpen] = useState(false);
  const { task, subject } = gap;
  if (task !== undefined && task !== 'dropped') {
    return <span class={task === 'done' ? 'tw-tag ok' : 'tw-tag neutral'}>{t(`gaps.state.${task}`)}</span>;
  }
  if (!mayAssign) return null;
  if (open) return <Assign client={client} kind={kind} subject={subject} onChanged={onChanged} />;
  return (
    <button type="button" class="tw-link" onClick={() => setOpen(true)}>
      {t('gaps.assign')}
    </button>
  );
}

/** By which tag it is given out; automatically by the article's own, else to the default owner. */
function Assign({
  client,
  kind,
  subject,
  onChanged,
}: Pick<Props, 'client' | 'kind' | 'onChanged'> & { subject: string }) {
  const { t, error } = useTranslator();
  const form = useAsked(client, questionForm, {});
  const [tag, setTag] = useState('');
  const act = useAct();
  const assign = () =>
    act.run(async () => {
      await client.call(assignGap, { body: { kind, subject, ...(tag === '' ? {} : { tag }) } });
      onChanged();
    });
  return (
    <span class="gaps-assign">
      <select
        class="tw-input"
        value={tag}
        aria-label={t('gaps.assign.tag')}
        onChange={(event) => setTag(event.currentTarget.value)}
      >
        <option value="">{t('gaps.assign.auto')}</option>
        {form.value?.tags
          .filter(({ owned }) => owned)
          .map((each) => (
            <option key={each.tag} value={each.tag}>
              {each.tag}
            </option>
          ))}
      </select>
      <button type="button" class="tw-btn small" disabled={act.busy} onClick={() => void assign()}>
        {t('gaps.confirm')}
      </button>
      {act.code !== undefined && (
        <span class="room-problem" role="alert">
          {error(act.code)}
        </span>
      )}
    </span>
  );
}
