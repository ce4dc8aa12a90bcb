import { addMonths as add, formatISO, parseISO } from 'date-fns';

/** `YYYY-MM-DD` moved by whole months; a day that the month lacks becomes its last day. */
export function addMonths(day: string, months: number): string {
  return formatISO(add(parseISO(day), months), { representation: 'date' });
}
