import type { ComponentChildren, FunctionComponent } from 'preact';
import { useId } from 'preact/hooks';

import { isRecord, type Path, type YamlValue } from '../../../core/draft/edit-yaml.ts';
import type { MessageKey } from '../../../core/i18n/zh-CN.ts';
import { useTranslator } from '../../theme/language.tsx';
import { nameOf, useDesk } from './desk.tsx';

/** One field of a form: the key it edits and how it is drawn. */
export interface FieldOf {
  readonly name: string;
  readonly Field: FunctionComponent<FieldProps>;
}
export interface FieldProps {
  /** Where the value stands in the text, its key last. */
  readonly path: Path;
  readonly value: YamlValue | undefined;
  /** The keys of the map it stands in, in the order they are written in. */
  readonly order: readonly string[];
}

/** A value of whatever kind as the words of a field. */
export const wordsOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
export const listOf = (value: YamlValue | undefined): readonly YamlValue[] =>
  Array.isArray(value) ? (value as readonly YamlValue[]) : [];

/** Writes a field: its value, or nothing where it is left out. */
export function usePut({ path, order }: Pick<FieldProps, 'path' | 'order'>) {
  const { edit } = useDesk();
  return (value: YamlValue | undefined, focus?: Path): boolean =>
    edit([value === undefined ? { do: 'remove', path } : { do: 'set', path, value, order }], focus);
}

/** The fields of one map, in their order. */
export function Fields({
  of,
  path,
  value,
}: {
  of: readonly FieldOf[];
  path: Path;
  value: YamlValue | undefined;
}) {
  const names = of.map(({ name }) => name);
  // What no field is offered for (the format, the version) stands at the head of a file.
  const order = [
    ...Object.keys(isRecord(value) ? value : {}).filter((key) => !names.includes(key)),
    ...names,
  ];
  return (
    <>
      {of.map(({ name, Field }) => (
        <Field
          key={name}
          path={[...path, name]}
          value={isRecord(value) ? value[name] : undefined}
          order={order}
        />
      ))}
    </>
  );
}

export interface Attributes {
  id: string;
  name: string;
  disabled: boolean;
  class: string;
  'data-path': string;
  'aria-invalid': boolean;
  'aria-describedby'?: string;
}

/** A label above one control, with what is wrong below it. */
export function Labelled({
  path,
  label,
  isWide = false,
  children,
}: {
  path: Path;
  label: MessageKey;
  isWide?: boolean;
  children: (attributes: Attributes) => ComponentChildren;
}) {
  const { t } = useTranslator();
  const { disabled, faultAt } = useDesk();
  const id = useId();
  const fault = faultAt(path);
  return (
    <div class={isWide ? 'form-field wide' : 'form-field'}>
      <label for={id}>{t(label)}</label>
      {children({
        id,
        name: nameOf(path),
        disabled,
        class: 'tw-input',
        'data-path': nameOf(path),
        'aria-invalid': fault !== undefined,
        ...(fault === undefined ? {} : { 'aria-describedby': `${id}-fault` }),
      })}
      {fault !== undefined && (
        <p class="draft-fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

/** What is wrong with a whole list or map. */
export function Fault({ path }: { path: Path }) {
  const fault = useDesk().faultAt(path);
  return fault === undefined ? null : <p class="draft-fault">{fault}</p>;
}
