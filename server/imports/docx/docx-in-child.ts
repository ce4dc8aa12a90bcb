import { AppError } from '../../../core/errors.ts';
import { type ChildLimits, inChild, oneAtATime } from '../../child/in-child.ts';
import type { FromDocxChild } from './docx.child.ts';
import type { DocxText } from './read-docx.ts';

const usual: ChildLimits = { milliseconds: 10_000, megabytes: 256 };
const inTurn = oneAtATime();

/**
 * Reads a DOCX in a process of its own, one document at a time: none that is slow, too large in memory or deadly holds up
 * anything but the documents behind it. Throws what `readDocx` does, and `import.tooComplex` for one that took too long
 * or too much memory.
 */
export const docxInChild = (bytes: Buffer, limits = usual): Promise<DocxText> =>
  inTurn(async () => {
    const program = new URL('./docx.child.ts', import.meta.url);
    const answer = await inChild<FromDocxChild>(program, new Uint8Array(bytes), limits);
    if (answer === undefined) throw new AppError('import.tooComplex');
    if (answer.type === 'refused') throw new AppError(answer.code);
    return answer.text;
  });
