import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { isRecord, type YamlEdit, type YamlValue } from '../../../core/draft/edit-yaml.ts';
import type { MessageKey } from '../../../core/i18n/zh-CN.ts';
import type { Translator } from '../../../core/i18n/translate.ts';
import { useTranslator } from '../../theme/language.tsx';
import { Acts } from './acts.tsx';
import { type Desk, nameOf, useDesk } from './desk.tsx';
import { Fault, type FieldOf, type FieldProps, Fields, listOf, usePut } from './field.tsx';

type Item = Extract<YamlValue, { readonly [key: string]: YamlValue }>;

export interface ItemsOf {
  readonly name: string;
  readonly label: MessageKey;
  /** What one of them is called; its number follows. */
  readonly one: MessageKey;
  readonly add: MessageKey;
  /** Of every item, or by item; the same fields each time, since a field that is made anew loses the focus. */
  readonly fields: readonly FieldOf[] | ((item: Item) => readonly FieldOf[]);
  /** A new one behind those that are there. */
  readonly begin: (items: readonly Item[], desk: Desk) => Item;
  /** What is shown of one that is folded; without it all of it is always open. */
  readonly summary?: (item: Item, t: Translator['t'], desk: Desk) => ComponentChildren;
  /** The least there may be; with none the whole list is left out when its last one goes. */
  readonly least?: number;
  readonly most?: number;
  /** Where a new one stands may be chosen: each has an "add below". What else is to be changed with it comes too. */
  readonly addBelow?: (
    items: readonly Item[],
    at: number,
    desk: Desk,
  ) => { item: Item; edits: readonly YamlEdit[] };
}

/** A list of maps that grows, shrinks and is put in order. */
export const itemsField = (of: ItemsOf): FieldOf => ({
  name: of.name,
  Field: (props) => <Items of={of} {...props} />,
});

function Items({ of, path, value, order }: FieldProps & { of: ItemsOf }) {
  const { t } = useTranslator();
  const desk = useDesk();
  const put = usePut({ path, order });
  const items = listOf(value).map((item) => (isRecord(item) ? item : {}));
  const { keys, ...folds } = useFolds(items.length);
  const fieldsOf = (item: Item) => (typeof of.fields === 'function' ? of.fields(item) : of.fields);
  const insert = (at: number, item: Item, edits: readonly YamlEdit[] = []): void => {
    const place = [...path, at];
    const [first] = fieldsOf(item);
    const focus = first === undefined ? place : [...place, first.name];
    const isMade = Array.isArray(value)
      ? desk.edit([{ do: 'insert', path: place, value: item }, ...edits], focus)
      : put([item], focus);
    if (isMade) folds.inserted(at);
  };
  const remove = (at: number): void => {
    const next = [...path, Math.min(at, items.length - 2), '#remove'];
    const isLast = items.length === 1 && of.least === undefined;
    const isMade = isLast ? put(undefined, path) : desk.edit([{ do: 'remove', path: [...path, at] }], next);
    if (isMade) folds.removed(at);
  };
  const isFull = items.length >= (of.most ?? Number.POSITIVE_INFINITY);
  return (
    <fieldset class="form-list" data-path={nameOf(path)}>
      <legend>{t(of.label)}</legend>
      <Fault path={path} />
      {items.map((item, at) => {
        const key = keys[at] ?? at;
        const called = t(of.one, { n: at + 1 });
        const isOpen = of.summary === undefined || folds.isOpen(key);
        return (
          <div key={key} class="form-item" role="group" aria-label={called} data-path={nameOf([...path, at])}>
            <div class="form-item-head">
              {of.summary === undefined ? (
                <span class="tw-muted">{called}</span>
              ) : (
                <button
                  type="button"
                  class="form-fold"
                  aria-expanded={isOpen}
                  data-fold={nameOf([...path, at])}
                  onClick={() => folds.toggle(key)}
                >
                  {of.summary(item, t, desk)}
                </button>
              )}
              <Acts
                path={[...path, at]}
                of={called}
                last={items.length - 1}
                isFixed={items.length <= (of.least ?? 0)}
                onMoved={(to) => folds.moved(at, to)}
                onRemove={() => remove(at)}
              />
            </div>
            <Fault path={[...path, at]} />
            {isOpen && (
              <Arrived>
                <div class="form-grid">
                  <Fields of={fieldsOf(item)} path={[...path, at]} value={item} />
                </div>
              </Arrived>
            )}
            {of.addBelow !== undefined && isOpen && (
              <button
                type="button"
                class="tw-link"
                disabled={desk.disabled || isFull}
                onClick={() => {
                  const made = of.addBelow?.(items, at, desk);
                  if (made !== undefined) insert(at + 1, made.item, made.edits);
                }}
              >
                {t('scriptForm.addBelow')}
                <span class="tw-visually-hidden"> {called}</span>
              </button>
            )}
          </div>
        );
      })}
      <button
        type="button"
        class="tw-btn small"
        disabled={desk.disabled || isFull}
        onClick={() => insert(items.length, of.begin(items, desk))}
      >
        {t(of.add)}
      </button>
    </fieldset>
  );
}

/** Says when what was folded is there to take the focus. */
function Arrived({ children }: { children: ComponentChildren }) {
  const { arrived } = useDesk();
  useEffect(arrived, []);
  return <>{children}</>;
}

/** Which items are open. Each has a key of its own, so that it stays open, and its fields keep theirs, where it moves. */
function useFolds(length: number) {
  const made = useRef(0);
  const keys = useRef<number[]>([]);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const fresh = (): number => (made.current += 1);
  while (keys.current.length < length) keys.current.push(fresh());
  const toggled = (key: number, before: ReadonlySet<number>): ReadonlySet<number> => {
    const next = new Set(before);
    if (!next.delete(key)) next.add(key);
    return next;
  };
  return {
    keys: keys.current,
    isOpen: (key: number) => open.has(key),
    toggle: (key: number) => setOpen((before) => toggled(key, before)),
    inserted: (at: number) => {
      const key = fresh();
      keys.current.splice(at, 0, key);
      setOpen((before) => new Set([...before, key]));
    },
    removed: (at: number) => void keys.current.splice(at, 1),
    moved: (from: number, to: number) => void keys.current.splice(to, 0, ...keys.current.splice(from, 1)),
  };
}
