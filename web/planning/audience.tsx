import type { PlanBoard } from '../../core/contracts/planning.ts';
import type { Role } from '../../core/organisation/person.ts';
import { useTranslator } from '../theme/language.tsx';
import { Field, Ticks } from '../rooms/form.tsx';

/** Whom something is for, as it is chosen. */
export interface Wanted {
  readonly units: readonly string[];
  readonly roles: readonly Role[];
  readonly staff: string;
}
export const nobody: Wanted = { units: [], roles: [], staff: '' };

/** Units and posts to choose from, and numbers besides. */
export function Audience({
  choices,
  value,
  onChange,
}: {
  choices: Pick<PlanBoard, 'units' | 'roles'>;
  value: Wanted;
  onChange: (value: Wanted) => void;
}) {
  const { t } = useTranslator();
  return (
    <>
      <Ticks
        label={t('planning.audience.units')}
        options={choices.units.map(({ code, name }) => ({ value: code, word: name }))}
        chosen={value.units}
        onChange={(units) => onChange({ ...value, units })}
      />
      <Ticks
        label={t('planning.audience.roles')}
        options={choices.roles
          .filter((role) => role !== 'staff')
          .map((role) => ({ value: role, word: t(`role.${role}`) }))}
        chosen={value.roles}
        onChange={(roles) => onChange({ ...value, roles: roles as readonly Role[] })}
      />
      <Field
        name="staff"
        label={t('planning.audience.staff')}
        value={value.staff}
        onInput={(staff) => onChange({ ...value, staff })}
      />
    </>
  );
}

/** What was chosen, as the service takes it: without units and posts only the numbers. */
export function wantedOf({ units, roles, staff }: Wanted) {
  const staffNos = staff.split(/[\s,，、]+/).filter(Boolean);
  const byAudience = units.length > 0 || roles.length > 0;
  return {
    ...(byAudience
      ? {
          audience: {
            ...(units.length === 0 ? {} : { regions: [...units] }),
            ...(roles.length === 0 ? {} : { roles: [...roles] }),
          },
        }
      : {}),
    ...(staffNos.length === 0 ? {} : { staffNos }),
  };
}
