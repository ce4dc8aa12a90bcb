import { Parser } from 'htmlparser2';

import { largestImport } from '../core/contracts/imports.ts';
import { AppError } from '../core/errors.ts';
import { draftText } from '../core/import/draft-text.ts';
import { createNotes } from '../core/import/notes.ts';
import { convert } from '../server/imports/convert.ts';
import { para, storedDocx } from '../tests/support/docx.ts';
import { hostileFiles } from '../tests/support/hostile-files.ts';

/**
 * CPU time from a file's bytes to the text of its draft, pictures aside: for every hostile file of 256 KB (target 250 ms
 * each), for what people write, and for the largest file that is taken. The floor is the bare parser over as many bytes.
 */
const target = 250;
let ids = 0;

async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function take(name: string, bytes: Buffer): Promise<string> {
  const notes = createNotes();
  try {
    const { front, blocks } = await convert({ name, bytes }, notes);
    draftText({ name, front, blocks }, { today: '2026-11-23', newId: () => `p${(ids += 1)}`, notes });
    return 'taken';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

const report = (name: string, value: number, vs: string, ratio: number) =>
  console.log(
    JSON.stringify({
      name,
      value: Math.round(value * 10) / 10,
      unit: 'CPU ms',
      vs,
      ratio: Number(ratio.toFixed(3)),
    }),
  );

const page = (bytes: number): string => {
  const line = '<p>先核对证件，<b>再办</b>业务。</p>\n';
  return line.repeat(Math.floor(bytes / Buffer.byteLength(line)));
};
const paragraph = para('先核对证件，再办业务。');
const floor = await cpuOf(() => {
  const parser = new Parser({ ontext: () => {} });
  parser.write(page(262_144));
  parser.end();
});
report('floor: bare parser over 256 KB of HTML', floor, 'floor', 1);

/** As many words as are taken, in paragraphs of the usual length. */
const full = para('先核对证件，再办业务。'.repeat(6));
const honest: readonly (readonly [string, Buffer])[] = [
  ['page.html', Buffer.from(page(262_144))],
  ['letter.docx', storedDocx(paragraph.repeat(Math.floor(262_144 / Buffer.byteLength(paragraph))))],
  ['words.docx', storedDocx(full.repeat(Math.floor(200_000 / 66)))],
  ['text.md', Buffer.from('## 小标题\n\n先核对证件，再办业务。\n\n'.repeat(4_500))],
];
for (const [name, bytes] of honest) {
  let outcome = '';
  const cpu = await cpuOf(async () => void (outcome = await take(name, bytes)));
  report(`256 KB, ${name}: ${outcome}`, cpu, 'floor', cpu / floor);
}

for (const kind of ['html', 'md', 'docx']) {
  let slowest = { name: '', cpu: 0 };
  let files = 0;
  for (const { name, content } of hostileFiles()) {
    if (!name.endsWith(kind)) continue;
    files += 1;
    const cpu = await cpuOf(() => take(name, content));
    if (cpu > slowest.cpu) slowest = { name, cpu };
  }
  const { name, cpu } = slowest;
  report(`slowest of ${files} hostile files of ${kind}: ${name}`, cpu, `target ${target}`, cpu / target);
}

const large = Buffer.from(page(largestImport - 100));
let outcome = '';
const cpu = await cpuOf(async () => void (outcome = await take('large.html', large)));
report(`largest file, HTML without pictures: ${outcome}`, cpu, `target ${target}`, cpu / target);
const empty = Buffer.from('<p> </p>'.repeat(Math.floor(largestImport / 8)));
const wordless = await cpuOf(async () => void (outcome = await take('wordless.html', empty)));
report(`largest file, HTML without words: ${outcome}`, wordless, `target ${target}`, wordless / target);
const part = storedDocx('<w:p/>'.repeat(99_000));
const unpacked = await cpuOf(async () => void (outcome = await take('part.docx', part)));
report(`most elements of a DOCX, without words: ${outcome}`, unpacked, `target ${target}`, unpacked / target);
