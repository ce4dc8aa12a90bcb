import type { Article } from '../../core/article/article.ts';
import { readFiles } from '../../core/content/check.ts';
import {
  contentFolders,
  type ContentKind,
  type Loaded,
  type LoadedContent,
} from '../../core/content/kinds.ts';
import type { Sql } from '../database/sql.ts';
import * as repository from './knowledge.repository.ts';

/**
 * Everything published, parsed. Each version is read and parsed once, whatever is published later: a text of a version
 * never changes.
 */
export function createLibrary() {
  const parsed = new Map<
    number,
    { readonly kind: ContentKind; readonly loaded: readonly Loaded<unknown>[] }
  >();
  async function take(sql: Sql, ids: readonly number[]): Promise<void> {
    for (const { id, path, content } of await repository.filesById(sql, ids)) {
      const { content: read } = readFiles([{ path, content }]);
      for (const kind of contentFolders) {
        if (read[kind].length > 0) parsed.set(id, { kind, loaded: read[kind] });
      }
    }
  }
  return {
    /** Articles by row id; kept for the next whole reading. */
    async articles(sql: Sql, ids: readonly number[]): Promise<readonly Loaded<Article>[]> {
      await take(sql, ids);
      return ids.flatMap((id) => (parsed.get(id)?.loaded ?? []) as readonly Loaded<Article>[]);
    },

    async read(sql: Sql): Promise<LoadedContent> {
      const ids = await repository.publishedIds(sql);
      const wanted = new Set(ids);
      for (const id of parsed.keys()) if (!wanted.has(id)) parsed.delete(id);
      await take(
        sql,
        ids.filter((one) => !parsed.has(one)),
      );
      const all = ids.flatMap((id) => parsed.get(id) ?? []);
      return Object.fromEntries(
        contentFolders.map((kind) => [
          kind,
          all.filter((one) => one.kind === kind).flatMap(({ loaded }) => loaded),
        ]),
      ) as unknown as LoadedContent;
    },
  };
}
