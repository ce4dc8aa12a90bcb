import type { ContentKind } from '../../core/content/kinds.ts';
import type { Finding } from '../../core/errors.ts';
import type { Importance } from '../../core/contracts/readings.ts';
import type { PublishingRules } from '../../core/draft/publishing-rules.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import type { NameOf } from './drafts.view.ts';

/** What writing, judging and trying out of drafts need of everything else. */
export interface DraftDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly knowledge: Pick<
    KnowledgeService,
    | 'filesOf'
    | 'publishedText'
    | 'newestVersion'
    | 'nextItemId'
    | 'checkWith'
    | 'publish'
    | 'retire'
    | 'refresh'
  >;
  readonly rules: () => PublishingRules;
  readonly namesOf: (staffNos: readonly string[]) => Promise<NameOf>;
  readonly newId: () => string;
  /** A few random letters for a paragraph. */
  readonly newBlockId: () => string;
  /** What a text lacks that no file tells: questions of banks. */
  readonly alsoCheck: (
    kind: ContentKind,
    input: { readonly file: string; readonly text: string },
    now: number,
  ) => Promise<readonly Finding[]>;
  /** Within the publication's transaction: what follows from it elsewhere. */
  readonly onPublished: (
    tx: Sql,
    event: {
      readonly kind: ContentKind;
      readonly itemId: string;
      readonly version: number;
      /** The file as published. */
      readonly text: string;
      readonly authors: readonly string[];
      readonly by: Person;
      readonly at: number;
      readonly mustRead?: Importance | undefined;
    },
  ) => Promise<void>;
}
