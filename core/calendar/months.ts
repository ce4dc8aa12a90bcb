import { addMonths as add } from 'date-fns/addMonths';
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';

/** `YYYY-MM-DD` moved by whole months; a day that the month lacks becomes its last day. */
export function addMonths(day: string, months: number): string {
  return formatISO(add(parseISO(day), months), { representation: 'date' });
}
