import type { ContentKind } from '../../core/content/kinds.ts';
import { AppError } from '../../core/errors.ts';
import type { Sql } from '../database/sql.ts';
import { itemIds } from './knowledge.repository.ts';

/** Kinds whose items are numbered, with what stands before the number. */
const numbered: Partial<Record<ContentKind, string>> = { articles: 'ART', scripts: 'SCR', quizzes: 'QZ' };

/** The next free number of a kind that is numbered; throws `draft.invalid` for one that is not. */
export async function nextItemId(tx: Sql, kind: ContentKind): Promise<string> {
  const prefix = numbered[kind];
  if (prefix === undefined) throw new AppError('draft.invalid');
  const numbers = (await itemIds(tx, kind)).map((id) => Number(/\d+$/.exec(id)?.[0] ?? 0));
  return `${prefix}-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
}
