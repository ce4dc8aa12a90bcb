/**
 * What a spreadsheet would run as a formula when a cell begins with it, full-width forms included;
 * behind apostrophes too, so that one taken away gives the cell back as it was.
 */
const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** One cell: numbers as they are; text quoted where needed, and never a formula (a `'` stands before it). */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = dangerous.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A CSV file as spreadsheets open it: BOM, CRLF, a header row; cells that are safe to open. Pure. */
export function csvText(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
