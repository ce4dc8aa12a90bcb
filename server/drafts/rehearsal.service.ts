import { contentFolders, contentKinds } from '../../core/content/kinds.ts';
import { mayDraft } from '../../core/draft/workflow.ts';
import type { Call } from '../http/route.ts';
import type { DraftDeps } from './draft-deps.ts';
import type { DraftDesk } from './drafts.desk.ts';

/** Kinds that are changed as texts of their own and picked from a list. */
const listed = ['scripts', 'moments'] as const;

export type RehearsalService = ReturnType<typeof createRehearsalService>;

/** What one may begin to change, and what a draft is tried out with. */
export function createRehearsalService(
  { sql, knowledge, rules }: Pick<DraftDeps, 'sql' | 'knowledge' | 'rules'>,
  { seen }: Pick<DraftDesk, 'seen'>,
) {
  function itemsOf(kind: (typeof listed)[number]) {
    return knowledge.filesOf(kind).flatMap(({ path, text }) => {
      const parsed = contentKinds[kind].parse({ file: path, text });
      if (!('value' in parsed)) return [];
      const { value } = parsed;
      const itemId = 'pageKind' in value ? value.pageKind : value.id;
      return [{ kind, itemId, version: value.version, title: 'title' in value ? value.title : itemId }];
    });
  }

  return {
    async items({ session }: Call) {
      const kinds = contentFolders.filter((kind) => mayDraft(session.person, kind, rules()));
      return { kinds, items: listed.filter((kind) => kinds.includes(kind)).flatMap(itemsOf) };
    },

    /** Who sees the draft may see these: scripts are internal, and in force anyway. */
    async library({ session, params }: Call<unknown, unknown, { readonly id: string }>) {
      const { row } = await seen(sql, params.id, session.person);
      const isTried = listed.some((kind) => kind === row.kind);
      return { files: isTried ? [...knowledge.filesOf('scripts')] : [] };
    },
  };
}
