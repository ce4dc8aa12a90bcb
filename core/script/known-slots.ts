import type { CustomerContext } from '../contracts/context.ts';
import type { Person } from '../organisation/person.ts';
import type { Slots } from './slots.ts';

/**
 * Slot values that are known without asking: never unmasked data, and no date or time, for those a line asks about are
 * the customer's to say. The surname is what the mask leaves: one character, or both of a compound one.
 */
export function slotsOf(person: Person, customer: CustomerContext | undefined): Slots {
  const surname = customer?.customerType === 'personal' ? customer.nameMasked.replace(/\*+$/, '') : undefined;
  return {
    tellerName: person.name,
    staffNo: person.staffNo,
    orgName: person.orgUnitName,
    ...(surname === undefined ? {} : { surname }),
    ...(customer?.manager === undefined ? {} : { managerName: customer.manager.name }),
    ...(customer?.serviceCase === undefined ? {} : { caseNo: customer.serviceCase.no }),
  };
}
