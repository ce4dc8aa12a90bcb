import { useEffect, useId, useRef } from 'preact/hooks';

import { useTranslator } from '../theme/language.tsx';

/** The YAML itself. `place` is a line to go to: it is marked and has the focus. */
export function YamlText({
  text,
  mayWrite,
  place,
  onText,
}: {
  text: string;
  mayWrite: boolean;
  place: { readonly line: number } | undefined;
  onText: (text: string) => void;
}) {
  const { t } = useTranslator();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const field = area.current;
    if (field === null || place === undefined) return;
    const before = field.value.split('\n').slice(0, place.line - 1);
    const from = before.join('\n').length + (before.length > 0 ? 1 : 0);
    const to = field.value.indexOf('\n', from);
    field.focus();
    field.setSelectionRange(from, to < 0 ? field.value.length : to);
  }, [place]);
  return (
    <>
      <label for={id} class="tw-muted">
        {t('rehearsal.text')}
      </label>
      <textarea
        ref={area}
        id={id}
        class="tw-input"
        name="text"
        value={text}
        readOnly={!mayWrite}
        spellcheck={false}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
    </>
  );
}
