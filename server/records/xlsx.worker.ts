import { parentPort, workerData } from 'node:worker_threads';
import writeExcelFile from 'write-excel-file/node';

export interface XlsxJob {
  readonly sheet: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Builds a workbook beside the service: twenty thousand rows would hold its event loop for more than a second. */
async function build({ sheet, header, rows }: XlsxJob): Promise<void> {
  // Every text as text: nothing in a cell is ever a formula.
  const cell = (value: string | number) =>
    typeof value === 'number' ? { value, type: Number } : { value, type: String };
  const first = header.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const book = await writeExcelFile([first, ...rows.map((row) => row.map(cell))], { sheet }).toBuffer();
  parentPort?.postMessage(Uint8Array.from(book));
}

await build(workerData as XlsxJob);
