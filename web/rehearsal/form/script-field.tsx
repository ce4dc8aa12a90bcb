import type { MessageKey } from '../../../core/i18n/zh-CN.ts';
import { useDesk } from './desk.tsx';
import { type FieldOf, Labelled, usePut, wordsOf } from './field.tsx';
import { withPresent } from './plain-fields.tsx';

/** One of the published scripts. */
export const scriptField = (name: string, label: MessageKey): FieldOf => ({
  name,
  Field: (props) => {
    const { scripts } = useDesk();
    const put = usePut(props);
    const now = wordsOf(props.value);
    const ids = scripts.map(({ id }) => id);
    return (
      <Labelled path={props.path} label={label}>
        {(attributes) => (
          <select {...attributes} value={now} onChange={({ currentTarget }) => put(currentTarget.value)}>
            {withPresent(ids, now).map((id) => (
              <option key={id} value={id}>
                {id} {scripts.find((script) => script.id === id)?.title}
              </option>
            ))}
          </select>
        )}
      </Labelled>
    );
  },
});
