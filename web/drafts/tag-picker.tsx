import { X } from 'lucide-preact';
import { useId, useState } from 'preact/hooks';

import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

/** So many are offered: the list stands over the fields below it. */
const mostOffered = 8;
const separators = /[\s,，、]+/;

/**
 * Tags as chips with a search field over the tags in use: ↑↓ and Enter take one, what is typed is a new one, Backspace in
 * the empty field takes the last away.
 */
export function TagPicker({
  tags,
  inUse,
  disabled,
  attributes,
  onTags,
}: {
  tags: readonly string[];
  /** Tags of the articles there are, with how many articles have each. */
  inUse: ReadonlyMap<string, number>;
  disabled: boolean;
  /** Of the field: its id, and its fault if it has one. */
  attributes: { id: string; 'aria-invalid': boolean; 'aria-describedby'?: string };
  onTags: (tags: readonly string[]) => void;
}) {
  const { t } = useTranslator();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const offers = offered(typed, tags, inUse);
  const isOpen = typed.trim() !== '' && offers.length > 0;
  const active = Math.min(at, offers.length - 1);
  const write = (value: string): void => {
    // Several typed or pasted at once are several tags.
    const words = value.split(separators);
    if (words.length > 1) add(words.slice(0, -1));
    setTyped(words.at(-1) ?? '');
    setAt(0);
  };
  const add = (more: readonly string[]): void => {
    const fresh = more.filter(
      (tag, index) => tag !== '' && !tags.includes(tag) && more.indexOf(tag) === index,
    );
    if (fresh.length > 0) onTags([...tags, ...fresh]);
    setTyped('');
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const { key } = event;
    if (key === 'ArrowDown' && isOpen) setAt((active + 1) % offers.length);
    else if (key === 'ArrowUp' && isOpen) setAt((active + offers.length - 1) % offers.length);
    else if (key === 'Enter' && typed.trim() !== '') add([offers[active] ?? typed.trim()]);
    else if (key === 'Escape' && typed !== '') setTyped('');
    else if (key === 'Backspace' && typed === '' && tags.length > 0) onTags(tags.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="draft-tags">
      {tags.map((tag) => (
        <span key={tag} class="tw-tag neutral">
          {tag}
          {!disabled && (
            <button
              type="button"
              class="tw-iconbtn"
              aria-label={t('drafts.tag.remove', { tag })}
              onClick={() => onTags(tags.filter((other) => other !== tag))}
            >
              <Icon of={X} size={14} />
            </button>
          )}
        </span>
      ))}
      <input
        {...attributes}
        name="tag"
        class="tw-input"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={list}
        {...(isOpen ? { 'aria-activedescendant': `${list}-${active}` } : {})}
        placeholder={t('drafts.tag.search')}
        disabled={disabled}
        value={typed}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={onKeyDown}
        // What stands in the field when one goes on is meant as a tag.
        onBlur={() => typed.trim() !== '' && add([typed.trim()])}
      />
      <ul id={list} role="listbox" hidden={!isOpen} aria-label={t('drafts.field.tags')}>
        {isOpen &&
          offers.map((tag, index) => (
            <li
              key={tag}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              // Before the field loses the focus and takes what is typed for a tag.
              onPointerDown={(event) => {
                event.preventDefault();
                add([tag]);
              }}
            >
              {tag}
              <span class="tw-muted">
                {inUse.has(tag) ? t('drafts.tag.count', { n: inUse.get(tag) ?? 0 }) : t('drafts.tag.new')}
              </span>
            </li>
          ))}
      </ul>
    </div>
  );
}

/** Tags in use that hold what is typed, those that begin with it and the most used first; then the typed one as a new tag. */
function offered(typed: string, chosen: readonly string[], inUse: ReadonlyMap<string, number>): string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  const found = [...inUse]
    .filter(([tag]) => tag.toLowerCase().includes(wanted) && !chosen.includes(tag))
    .map(([tag, count]) => ({ tag, count, begins: tag.toLowerCase().startsWith(wanted) }))
    .sort((left, right) => Number(right.begins) - Number(left.begins) || right.count - left.count)
    .slice(0, mostOffered)
    .map(({ tag }) => tag);
  const isNew = !inUse.has(typed.trim()) && !chosen.includes(typed.trim());
  return isNew ? [...found, typed.trim()] : found;
}
