import { roles } from '../../../core/organisation/person.ts';
import { pageKinds } from '../../../core/page/kinds.ts';
import type { Role } from '../../../core/organisation/person.ts';
import type { PageKind } from '../../../core/page/kinds.ts';
import { conditionField } from './condition-field.tsx';
import { ticksField } from './list-fields.tsx';

/** Who something is for. */
export const rolesField = (isForAll: boolean) =>
  ticksField('roles', {
    label: 'scriptForm.roles',
    of: roles,
    word: (code, t) => t(`role.${code as Role}`),
    ...(isForAll ? { none: 'scriptForm.everyRole' as const } : { required: true }),
  });

export const pagesField = ticksField('pageKinds', {
  label: 'scriptForm.pages',
  of: pageKinds,
  word: (code, t) => t(`pageKind.${code as PageKind}`),
  none: 'scriptForm.everyPage',
});

/** When, and to whom, something of a moment is shown. */
export const shownTo = [conditionField('when', 'scriptForm.when'), rolesField(true)] as const;
