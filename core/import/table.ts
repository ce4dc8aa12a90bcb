/** A table row wider than this is no table for a reader. */
const widest = 24;

/** Collects the cells of one table; merged cells leave their places empty, so that columns stay columns. */
export function createTable() {
  const rows: string[][] = [];
  /** What stands in the cells, one block after another. */
  const content: string[] = [];
  let pending: number[] = [];
  let row: string[] = [];
  const skipMerged = (): void => {
    while ((pending[row.length] ?? 0) > 0) {
      pending[row.length] = (pending[row.length] ?? 0) - 1;
      row.push('');
    }
  };
  return {
    beginRow(): void {
      row = [];
      rows.push(row);
    },
    cell(text: string, blocks: readonly string[], columns: number, down: number): void {
      content.push(...blocks);
      skipMerged();
      const last = row.length - 1;
      if (row.length >= widest) {
        row[last] = `${row[last] ?? ''} ${text}`.trim();
        return;
      }
      for (let at = 0; at < Math.max(1, columns) && row.length < widest; at += 1) {
        if (down > 1) pending[row.length] = Math.min(down - 1, 1_000);
        row.push(at === 0 ? text.replaceAll('|', String.raw`\|`) : '');
      }
    },
    endRow(): void {
      skipMerged();
      // Nothing hangs over from rows that are not there any more.
      if (row.length === 0) pending = [];
    },
    content: (): readonly string[] => content,
    /** The blocks it becomes: a table, or the content of one that only arranged a page. */
    blocks(): readonly string[] {
      const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
      const width = filled.reduce((most, cells) => Math.max(most, cells.length), 0);
      if (width < 2) return content;
      const line = (cells: readonly string[]): string =>
        `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
      const [head = [], ...rest] = filled;
      return [[line(head), `|${' --- |'.repeat(width)}`, ...rest.map((cells) => line(cells))].join('\n')];
    },
  };
}
