import { AppError, type ErrorCode } from '../../../core/errors.ts';
import { answerParent } from '../../child/in-child.ts';
import { type DocxText, readDocx } from './read-docx.ts';

export type FromDocxChild =
  | { readonly type: 'read'; readonly text: DocxText }
  | { readonly type: 'refused'; readonly code: ErrorCode };

answerParent(async (bytes: Uint8Array): Promise<FromDocxChild> => {
  try {
    return { type: 'read', text: await readDocx(Buffer.from(bytes)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { type: 'refused', code: error.code };
  }
});
