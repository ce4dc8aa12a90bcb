import type { Person } from '../../core/organisation/person.ts';
import { parseArticle } from '../../core/article/parse.ts';
import { AppError } from '../../core/errors.ts';
import { createAnnouncementService } from '../announcements/announcements.service.ts';
import { leastSecondsFor, readingDueAt } from '../../core/reading/due.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import { createImportService } from '../imports/imports.service.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import type { MediaService } from '../media/media.service.ts';
import { directoryNames } from '../organisation/directory.ts';
import type { Ledger } from '../points/ledger.ts';
import { createReadingService } from '../readings/readings.service.ts';
import { createReviewService } from '../reviews/reviews.service.ts';
import { createPublishedArticles } from '../shelf/published-articles.ts';
import { mayDraft } from '../../core/draft/workflow.ts';
import { beginDraft } from './beginning.ts';
import type { DraftDeps } from './draft-deps.ts';
import { type Acting, createDraftDesk } from './drafts.desk.ts';
import { createDraftService } from './drafts.service.ts';
import { createPublicationService } from './publication.service.ts';
import { createRehearsalService } from './rehearsal.service.ts';

export interface PublishingDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly knowledge: KnowledgeService;
  readonly ledger: Pick<Ledger, 'award'>;
  readonly media: MediaService;
  readonly newId: () => string;
  readonly people: () => Promise<readonly Person[]>;
  readonly alsoCheck: DraftDeps['alsoCheck'];
}

/** What is published to people: drafts with what follows (must-reads and points, in the same transaction), announcements. */
export function createPublishing(given: PublishingDeps) {
  const { sql, writer, knowledge, ledger, media, newId, people, alsoCheck } = given;
  const rules: DraftDeps['rules'] = () => {
    const { publishing } = knowledge.rules();
    if (!publishing) throw new AppError('content.notFound', { findings: [missing] });
    return publishing;
  };
  const calendar = () => knowledge.rules().calendar;
  const readings = createReadingService({ sql, writer, people, rules, calendar });
  const deps: DraftDeps = {
    sql,
    writer,
    knowledge,
    newId,
    alsoCheck,
    rules,
    // The tail of a version 7 id is random.
    newBlockId: () => newId().slice(-6),
    namesOf: directoryNames(sql),
    async onPublished(tx, { kind, itemId, version, text, authors, by, at, mustRead }) {
      if (kind !== 'articles') return;
      // R195: publishing gives points to those who wrote, once a version.
      for (const staffNo of authors) {
        await ledger.award(tx, {
          staffNo,
          reason: 'publish',
          object: `${itemId}@${version}`,
          at,
          by: by.staffNo,
        });
      }
      const parsed = parseArticle({ file: itemId, text });
      if (mustRead === undefined || !('value' in parsed)) return;
      const { title, appliesTo: scope, effectiveFrom, markdown } = parsed.value;
      const leastSeconds = leastSecondsFor(markdown, rules());
      const dueAt = readingDueAt(at, rules(), calendar());
      const asked = { articleId: itemId, version, title, scope, effectiveFrom, leastSeconds, dueAt };
      await readings.assign(tx, asked, mustRead, { by: by.staffNo, at });
    },
  };
  const desk = createDraftDesk(deps);
  const articles = createPublishedArticles(knowledge);
  return {
    readings,
    reviews: createReviewService({ sql, writer, knowledge, rules, newId }),
    announcements: createAnnouncementService({ sql, writer, rules, articles, people, newId }),
    drafts: createDraftService(deps, desk),
    publication: createPublicationService(deps, desk),
    rehearsal: createRehearsalService(deps, desk),
    imports: createImportService({ ...deps, desk, media }),
    /** Begins the draft of a new article within the transaction of what it is made of, with this call's audit row. */
    async beginArticle(tx: Sql, call: Acting, textOf: (itemId: string) => string) {
      if (!mayDraft(call.session.person, 'articles', rules())) throw new AppError('access.denied');
      const [draftId, itemId] = [newId(), await knowledge.nextItemId(tx, 'articles')];
      const draft = { id: draftId, itemId, newest: 0, isNew: true, text: textOf(itemId) };
      await beginDraft(tx, call, { ...draft, kind: 'articles', action: 'publish' }, desk.note);
      return { draftId, itemId };
    },
  };
}

const missing = {
  file: 'rules/publishing.yaml',
  code: 'content.missing',
  message: '库里没有审核发布的规则，请先载入本版本的 content 目录',
};
