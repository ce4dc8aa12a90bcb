import type { YamlEdit, YamlValue } from '../../../core/draft/edit-yaml.ts';
import { type NodeKind, nodeKinds } from '../../../core/script/nodes/registry.ts';
import { renamedLine } from '../../../core/draft/rename-line.ts';
import { useTranslator } from '../../theme/language.tsx';
import { articlesField } from './articles-field.tsx';
import { useDesk } from './desk.tsx';
import { type FieldOf, Labelled, wordsOf } from './field.tsx';
import { pagesField, rolesField } from './head-fields.ts';
import { itemsField } from './items-field.tsx';
import { freeLineId, lineIdOf } from './line-id.ts';
import { lineForms } from './lines/registry.ts';
import { linesField } from './list-fields.tsx';
import { textField, withPresent } from './plain-fields.tsx';
import { lineField } from './target-field.tsx';

const kinds = Object.keys(nodeKinds) as NodeKind[];
type Line = { readonly [key: string]: YamlValue };
const formOf = (line: Line) =>
  lineForms[line['kind'] as NodeKind] as (typeof lineForms)[NodeKind] | undefined;

/** The number of a line; every way that leads to it follows when it is changed. */
const lineIdField: FieldOf = {
  name: 'id',
  Field: ({ path, value, order }) => {
    const { edit, valueAt } = useDesk();
    return (
      <Labelled path={path} label="scriptForm.id">
        {(attributes) => (
          <input
            {...attributes}
            value={wordsOf(value)}
            onChange={({ currentTarget }) => {
              const to = lineIdOf(currentTarget.value.trim());
              edit([
                ...renamedLine(valueAt([]) ?? {}, wordsOf(value), to),
                { do: 'set', path, value: to, order },
              ]);
            }}
          />
        )}
      </Labelled>
    );
  },
};

/** What kind of line it is; what the other kind has too is kept. */
const kindField: FieldOf = {
  name: 'kind',
  Field: ({ path, value }) => {
    const { t } = useTranslator();
    const { edit, valueAt, lines } = useDesk();
    const now = wordsOf(value);
    const change = (kind: NodeKind): void => {
      const at = path.slice(0, -1);
      const line = (valueAt(at) ?? {}) as Line;
      const names = lineForms[kind].fields.map(({ name }) => name);
      const isChoosing = names.includes('choices') && 'choices' in line;
      const kept = Object.entries(line).filter(
        ([name]) => names.includes(name) || (name === 'next' && names.includes('choices')),
      );
      const { next: begun, ...needed } = lineForms[kind].begin(line['next'] ?? lineIdOf(lines[0]?.id ?? '1'));
      const next = isChoosing || begun === undefined ? {} : { next: begun };
      const made = { id: line['id'] ?? 1, kind, ...needed, ...next, ...Object.fromEntries(kept) };
      edit([{ do: 'set', path: at, value: inOrder(made) }], path);
    };
    return (
      <Labelled path={path} label="scriptForm.kind">
        {(attributes) => (
          <select
            {...attributes}
            value={now}
            onChange={({ currentTarget }) => change(currentTarget.value as NodeKind)}
          >
            {withPresent(kinds, now).map((kind) => (
              <option key={kind} value={kind}>
                {kinds.includes(kind as NodeKind) ? t(`scriptForm.kind.${kind as NodeKind}`) : kind}
              </option>
            ))}
          </select>
        )}
      </Labelled>
    );
  },
};

const fieldsByKind: Readonly<Partial<Record<NodeKind, readonly FieldOf[]>>> = Object.fromEntries(
  kinds.map((kind) => [kind, [lineIdField, kindField, ...lineForms[kind].fields]]),
);
const fieldsOfNoKind = [lineIdField, kindField];

/** The keys of a line as files write them. */
function inOrder(line: Line): Line {
  const names = ['id', 'kind', ...(formOf(line)?.fields.map(({ name }) => name) ?? []), 'next'];
  return Object.fromEntries(
    Object.entries(line).sort(([left], [right]) => names.indexOf(left) - names.indexOf(right)),
  );
}

const begin = (id: YamlValue, next: YamlValue): Line =>
  inOrder({ id, kind: 'say', ...lineForms.say.begin(next) });

const lines = itemsField({
  name: 'nodes',
  label: 'scriptForm.lines',
  one: 'scriptForm.line',
  add: 'scriptForm.addLine',
  least: 1,
  most: 200,
  fields: (line) => fieldsByKind[line['kind'] as NodeKind] ?? fieldsOfNoKind,
  summary: (line, t, { scripts }) => {
    const kind = wordsOf(line['kind']) as NodeKind;
    const script = wordsOf(line['script']);
    const said = wordsOf(line['text']) || `${script} ${scripts.find(({ id }) => id === script)?.title ?? ''}`;
    return (
      <>
        <span class="tw-muted">{wordsOf(line['id'])}</span>
        {kinds.includes(kind) && <span class="tw-tag accent">{t(`scriptForm.kind.${kind}`)}</span>}
        {line['must'] === true && <span class="tw-tag warn">{t('script.must')}</span>}
        <span class="form-words">{said}</span>
      </>
    );
  },
  begin: (items, desk) => begin(freeLineId(desk.lines.map(({ id }) => id)), items.at(-1)?.['id'] ?? 1),
  // Between a line and where it led: the way through the script stays whole.
  addBelow: (items, at, desk) => {
    const id = freeLineId(desk.lines.map((line) => line.id));
    const next = items[at]?.['next'];
    const isPlain = typeof next === 'string' || typeof next === 'number';
    const edits: YamlEdit[] = isPlain ? [{ do: 'set', path: ['nodes', at, 'next'], value: id }] : [];
    return { item: begin(id, isPlain ? next : (items[at + 1]?.['id'] ?? id)), edits };
  },
});

/** A script: what stands at its head, then its lines. */
export const scriptFields: readonly FieldOf[] = [
  textField('title', { label: 'scriptForm.title', required: true }),
  textField('titleEn', { label: 'scriptForm.titleEn' }),
  pagesField,
  rolesField(false),
  articlesField('knowledge', { label: 'scriptForm.knowledge', required: true }),
  linesField('similarQuestions', { label: 'scriptForm.similar' }),
  lineField('start', 'scriptForm.start'),
  lines,
];
