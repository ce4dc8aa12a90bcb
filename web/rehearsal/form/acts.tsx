import type { Path } from '../../../core/draft/edit-yaml.ts';
import { useTranslator } from '../../theme/language.tsx';
import { nameOf, useDesk } from './desk.tsx';

/** Moving and taking away one of a list; `of` says which to who does not see where the buttons stand. */
export function Acts({
  path,
  of,
  last,
  isFixed = false,
  onMoved,
  onRemove,
}: {
  /** Of the item. */
  path: Path;
  of: string;
  last: number;
  /** The list may not become shorter. */
  isFixed?: boolean;
  onMoved?: (to: number) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslator();
  const { disabled, edit } = useDesk();
  const at = Number(path.at(-1));
  const move = (name: string, to: number) => (): void => {
    if (edit([{ do: 'move', path, to }], [...path.slice(0, -1), to, `#${name}`])) onMoved?.(to);
  };
  const acts = [
    { name: 'up', isOff: at === 0, act: move('up', at - 1) },
    { name: 'down', isOff: at === last, act: move('down', at + 1) },
    { name: 'remove', isOff: isFixed, act: onRemove },
  ] as const;
  return (
    <span class="form-acts">
      {acts.map(({ name, isOff, act }) => (
        <button
          key={name}
          type="button"
          class="tw-link"
          data-path={`${nameOf(path)}.#${name}`}
          disabled={disabled || isOff}
          onClick={act}
        >
          {t(`scriptForm.${name}`)}
          <span class="tw-visually-hidden"> {of}</span>
        </button>
      ))}
    </span>
  );
}
