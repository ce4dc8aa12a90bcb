import { type Role, roles as allRoles } from '../../core/organisation/person.ts';
import { partialRules, type PartialRule } from '../../core/quiz/mark-parts.ts';
import { feedbackPolicies } from '../../core/quiz/paper.ts';
import { useTranslator } from '../theme/language.tsx';
import { Choose } from './choice.tsx';

/** What is set of a quiz beside its questions. */
export interface Settings {
  readonly roles: readonly Role[];
  readonly newStaff: boolean;
  readonly beforePost: boolean;
  readonly validMonths: number | undefined;
  readonly passPercent: number;
  readonly minutes: number;
  readonly attempts: number;
  readonly waitHours: number;
  readonly noRepeatWithin: number;
  readonly feedback: (typeof feedbackPolicies)[number];
  readonly partial: PartialRule;
  readonly shuffleQuestions: boolean;
  readonly shuffleOptions: boolean;
}

/** Whole numbers with what they may be, as the quiz format has it. */
const numbers = [
  { name: 'minutes', least: 1, most: 480 },
  { name: 'passPercent', least: 1, most: 100 },
  { name: 'attempts', least: 1, most: 20 },
  { name: 'waitHours', least: 0, most: 720 },
  { name: 'noRepeatWithin', least: 0, most: 20 },
] as const;
const switches = ['shuffleQuestions', 'shuffleOptions', 'beforePost'] as const;
const takers: readonly Role[] = allRoles.filter(
  (role) => !['staff', 'securityOfficer', 'admin'].includes(role),
);

/** For whom, how long, how often, and what is told afterwards. */
export function QuizSettings({
  settings,
  onChange,
}: {
  settings: Settings;
  onChange: (settings: Settings) => void;
}) {
  const { t } = useTranslator();
  const put = (more: Partial<Settings>): void => onChange({ ...settings, ...more });
  const { roles, newStaff } = settings;
  return (
    <>
      <fieldset class="bank-inline">
        <legend>{t('bank.audience')}</legend>
        {takers.map((role) => (
          <label key={role} class="bank-check">
            <input
              type="checkbox"
              name={`role-${role}`}
              checked={roles.includes(role)}
              onChange={({ currentTarget }) =>
                put({
                  roles: currentTarget.checked ? [...roles, role] : roles.filter((each) => each !== role),
                })
              }
            />
            {t(`role.${role}`)}
          </label>
        ))}
        <label class="bank-check">
          <input
            type="checkbox"
            name="newStaff"
            disabled={roles.length === 0}
            checked={newStaff}
            onChange={({ currentTarget }) => put({ newStaff: currentTarget.checked })}
          />
          {t('bank.newStaff')}
        </label>
        <span class="tw-muted">{t('bank.audienceAll')}</span>
      </fieldset>
      <fieldset class="bank-inline">
        <legend>{t('bank.settings')}</legend>
        {numbers.map(({ name, least, most }) => (
          <label key={name} class="bank-field narrow">
            <span>{t(`bank.${name}`)}</span>
            <input
              class="tw-input"
              type="number"
              name={name}
              min={least}
              max={most}
              required
              value={settings[name]}
              onInput={({ currentTarget }) => {
                const value = Math.trunc(currentTarget.valueAsNumber);
                if (value >= least && value <= most) put({ [name]: value });
              }}
            />
          </label>
        ))}
        <label class="bank-field narrow">
          <span>{t('bank.validMonths')}</span>
          <input
            class="tw-input"
            type="number"
            name="validMonths"
            min={1}
            max={120}
            title={t('bank.forGood')}
            value={settings.validMonths ?? ''}
            onInput={({ currentTarget }) => {
              const value = Math.trunc(currentTarget.valueAsNumber);
              put({ validMonths: value >= 1 && value <= 120 ? value : undefined });
            }}
          />
        </label>
        <Choose
          label={t('bank.partial')}
          name="partial"
          value={settings.partial}
          of={partialRules}
          word={(rule) => t(`bank.partial.${rule}`)}
          any={null}
          onChoose={(partial) => partial !== undefined && put({ partial })}
        />
        <Choose
          label={t('bank.feedback')}
          name="feedback"
          value={settings.feedback}
          of={feedbackPolicies}
          word={(policy) => t(`bank.feedback.${policy}`)}
          any={null}
          onChoose={(feedback) => feedback !== undefined && put({ feedback })}
        />
        {switches.map((name) => (
          <label key={name} class="bank-check">
            <input
              type="checkbox"
              name={name}
              checked={settings[name]}
              onChange={({ currentTarget }) => put({ [name]: currentTarget.checked })}
            />
            {t(`bank.${name}`)}
          </label>
        ))}
      </fieldset>
    </>
  );
}
