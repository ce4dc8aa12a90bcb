import { useTranslator } from '../../../web/theme/language.tsx';

interface Item {
  readonly id: string;
  readonly text: string;
  readonly textEn?: string | undefined;
}

/** Parts of a check that are ticked one by one before the line can be left as complete. */
export function Items({
  items,
  ticked,
  onChange,
}: {
  items: readonly Item[];
  ticked: readonly string[];
  onChange: (ticked: readonly string[]) => void;
}) {
  const { language } = useTranslator();
  return (
    <ul class="check-items">
      {items.map((item) => (
        <li key={item.id}>
          <label class="check-row">
            <input
              type="checkbox"
              checked={ticked.includes(item.id)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked ? [...ticked, item.id] : ticked.filter((id) => id !== item.id),
                )
              }
            />
            <span>{(language === 'en' ? item.textEn : undefined) ?? item.text}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
