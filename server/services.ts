import { createHmac } from 'node:crypto';

import { createContextService, type ContextLimits } from './context/context.service.ts';
import { createFieldCipher, createKeyedHash } from './crypto/field.ts';
import type { Secrets } from './crypto/secrets.ts';
import { createCustomerService } from './customer/customer.service.ts';
import { readMarker } from './database/markers.ts';
import type { Database } from './database/database.ts';
import { createConfidentialService } from './knowledge/confidential.service.ts';
import { createDraftDesk, type DraftDeps } from './drafts/drafts.desk.ts';
import { createDraftService } from './drafts/drafts.service.ts';
import { createPublicationService } from './drafts/publication.service.ts';
import { AppError } from '../core/errors.ts';
import { createKnowledgeService } from './knowledge/knowledge.service.ts';
import { createDirectory, directoryNames } from './organisation/directory.ts';
import { organisationRevision } from './organisation/organisation.repository.ts';
import { leastSecondsFor, readingDueAt } from '../core/reading/due.ts';
import { parseArticle } from '../core/article/parse.ts';
import { createReadingService } from './readings/readings.service.ts';
import { createMediaService } from './media/media.service.ts';
import { createOutboxService } from './outbox/outbox.service.ts';
import { createUnsealer } from './outbox/unseal.ts';
import { createServiceCaseService } from './service-case/service-case.service.ts';
import { createSessionService } from './session/session.service.ts';
import { createTickets } from './session/ticket.ts';

export interface ServiceDeps {
  readonly database: Database;
  readonly secrets: Secrets;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  readonly newId: () => string;
  readonly limits: ContextLimits & { readonly loginsPerMinute: number };
}

export type Services = ReturnType<typeof createServices>;

/** Every feature's service, wired by hand; nothing here decides anything. */
export function createServices({ database, secrets, clock, newId, limits }: ServiceDeps) {
  const { sql, writer } = database;
  const cipher = createFieldCipher(secrets.field);
  const keyedHash = createKeyedHash(secrets.index);
  const directory = createDirectory(sql);
  const tickets = createTickets(secrets.ticket);
  const sessions = createSessionService({
    sql,
    writer,
    directory,
    cipher,
    keyedHash,
    newId,
    loginsPerMinute: limits.loginsPerMinute,
  });
  const knowledge = createKnowledgeService({ sql, writer, signing: secrets.signing, clock });
  const customers = createCustomerService({ sql, cipher, keyedHash, refKey: secrets.ticket });
  const cases = createServiceCaseService({
    sql,
    writer,
    customers,
    newId,
    access: () => knowledge.rules().access,
    definition: () => {
      const definition = knowledge.rules().registers.get('service-case');
      if (!definition) throw new Error('the rule book was checked for this register');
      return definition;
    },
  });
  const context = createContextService({
    customers,
    writer,
    limits,
    openCaseOf: (customerNo, person) => cases.openCaseOf(customerNo, person),
    rules: () => knowledge.rules(),
  });
  const outbox = createOutboxService({
    writer,
    tickets,
    customers,
    keyedHash,
    unseal: createUnsealer(secrets.sealing),
    isActive: async (staffNo) =>
      (await directory.personOf(staffNo, await readMarker(sql, organisationRevision))) !== undefined,
  });
  const confidential = createConfidentialService({
    writer,
    articles: () => knowledge.confidential(),
    searchesPerMinute: 120,
  });
  const readings = createReadingService({
    sql,
    writer,
    people: async () => directory.everyone(await readMarker(sql, organisationRevision)),
  });
  const draftDeps: DraftDeps = {
    sql,
    writer,
    knowledge,
    newId,
    // The tail of a version 7 id is random.
    newBlockId: () => newId().slice(-6),
    namesOf: directoryNames(sql),
    rules: () => {
      const { publishing } = knowledge.rules();
      if (!publishing) throw new AppError('content.notFound', { findings: [missingPublishing] });
      return publishing;
    },
    async onPublished(tx, { kind, itemId, version, text, by, at, mustRead }) {
      const parsed = kind === 'articles' ? parseArticle({ file: itemId, text }) : undefined;
      if (mustRead === undefined || parsed === undefined || !('value' in parsed)) return;
      const { title, appliesTo: scope, effectiveFrom, markdown } = parsed.value;
      const { publishing, calendar } = knowledge.rules();
      if (!publishing) return;
      const leastSeconds = leastSecondsFor(markdown, publishing);
      const dueAt = readingDueAt(at, publishing, calendar);
      const asked = { articleId: itemId, version, title, scope, effectiveFrom, leastSeconds, dueAt };
      await readings.assign(tx, asked, mustRead, { by: by.staffNo, at });
    },
  };
  const desk = createDraftDesk(draftDeps);
  const drafts = createDraftService(draftDeps, desk);
  const publication = createPublicationService(draftDeps, desk);
  const media = createMediaService({
    sql,
    writer,
    nameOf: (bytes) => createHmac('sha256', secrets.index).update(bytes).digest('hex'),
  });
  return {
    media,
    drafts,
    publication,
    readings,
    confidential,
    sessions,
    tickets,
    knowledge,
    customers,
    cases,
    context,
    outbox,
    keyedHash,
    cipher,
  };
}

const missingPublishing = {
  file: 'rules/publishing.yaml',
  code: 'content.missing',
  message: '库里没有审核发布的规则，请先载入本版本的 content 目录',
};
