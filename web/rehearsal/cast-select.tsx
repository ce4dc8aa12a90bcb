import { useTranslator } from '../theme/language.tsx';
import { type Cast, casts } from './customers.ts';

/** Which simulated customer stands at the counter. */
export function CastSelect({ value, onChange }: { value: Cast; onChange: (cast: Cast) => void }) {
  const { t } = useTranslator();
  return (
    <label>
      {t('rehearsal.customer')}
      <select
        class="tw-input"
        name="cast"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value as Cast)}
      >
        {casts.map((one) => (
          <option key={one} value={one}>
            {t(`rehearsal.customer.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
