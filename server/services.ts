import { createHmac } from 'node:crypto';

import { ruleOf } from '../core/content/rule.ts';
import { usualUsageRules } from '../core/gaps/usage.ts';
import { usualPointsRules } from '../core/points/points.ts';
import { usualTagRules } from '../core/question/tag-owners.ts';
import { createContextService, type ContextLimits } from './context/context.service.ts';
import { handedTo } from './handovers/handovers.repository.ts';
import { createHandoverService } from './handovers/handovers.service.ts';
import type { CertificateKeys } from './crypto/certificate-keys.ts';
import { createFieldCipher, createKeyedHash } from './crypto/field.ts';
import type { Secrets } from './crypto/secrets.ts';
import { createTrainingRules } from './courses/training-rules.ts';
import { createCustomerService } from './customer/customer.service.ts';
import { readMarker } from './database/markers.ts';
import type { Database } from './database/database.ts';
import { createKnowledgeTokens } from './embed/embed.service.ts';
import { createConfidentialService } from './knowledge/confidential.service.ts';
import { createFullTextService, usualWholeTextUpTo } from './knowledge/full-text.service.ts';
import { createKnowledgeService } from './knowledge/knowledge.service.ts';
import { createDirectory } from './organisation/directory.ts';
import { organisationRevision } from './organisation/organisation.repository.ts';
import { createMediaService } from './media/media.service.ts';
import { createPublishing } from './drafts/publishing.ts';
import { createOutboxService } from './outbox/outbox.service.ts';
import { createUnsealer } from './outbox/unseal.ts';
import { createGapTasksService } from './gaps/tasks.service.ts';
import { createUsageService } from './gaps/usage.service.ts';
import { createLedger } from './points/ledger.ts';
import { createPointsService } from './points/points.service.ts';
import { createTagOwners } from './questions/asking.ts';
import { createQuestionsService } from './questions/questions.service.ts';
import { createServiceCaseService } from './service-case/service-case.service.ts';
import { createSessionService } from './session/session.service.ts';
import { createTraining } from './training/training.ts';
import { createTickets } from './session/ticket.ts';
import { createPublishedArticles } from './shelf/published-articles.ts';
import { createShelfService } from './shelf/shelf.service.ts';

export interface ServiceDeps {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly certificateKeys: CertificateKeys;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  readonly newId: () => string;
  /** The bank's address in xAPI statements. */
  readonly homePage?: string | undefined;
  readonly limits: ContextLimits & {
    readonly loginsPerMinute: number;
    /** Articles of which terminals keep the whole text. */
    readonly wholeTextUpTo?: number;
    /** Searches on the service by one person. */
    readonly searchesPerMinute?: number;
  };
}

/** Of a bank that has not said its address: no host has this name. */
const usualHomePage = 'https://tellerwise.invalid';

export type Services = ReturnType<typeof createServices>;

/** Every feature's service, wired by hand; nothing here decides anything. */
export function createServices(deps: ServiceDeps) {
  const { database, secrets, certificateKeys, clock, newId, limits, homePage = usualHomePage } = deps;
  const { sql, writer } = database;
  const cipher = createFieldCipher(secrets.field);
  const keyedHash = createKeyedHash(secrets.index);
  const trainingRules = createTrainingRules(() => knowledge);
  const directory = createDirectory(sql, () => trainingRules().overlayNeedsCertificate);
  const personOf = async (staffNo: string) =>
    directory.personOf(staffNo, await readMarker(sql, organisationRevision));
  const tickets = createTickets(secrets.ticket);
  const sessions = createSessionService({
    sql,
    kept: database.kept,
    writer,
    directory,
    cipher,
    keyedHash,
    newId,
    loginsPerMinute: limits.loginsPerMinute,
  });
  const knowledge = createKnowledgeService({
    sql,
    writer,
    derived: database.derived,
    signing: secrets.signing,
    clock,
    wholeTextUpTo: limits.wholeTextUpTo ?? usualWholeTextUpTo,
  });
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
  const confidential = createConfidentialService({
    writer,
    articles: () => knowledge.confidential(),
    internal: () => knowledge.internal(),
    read: (head) => knowledge.article(head),
    searchesPerMinute: limits.searchesPerMinute ?? 120,
  });
  const fullText = createFullTextService({
    derived: database.derived,
    published: () => knowledge.published(),
    read: (head) => knowledge.article(head),
    isNeeded: () => knowledge.isPartial(),
    searchesPerMinute: limits.searchesPerMinute ?? 240,
  });
  const articles = createPublishedArticles(knowledge);
  const tagRules = () => ruleOf(knowledge.rules().published, 'tags') ?? usualTagRules;
  const owners = createTagOwners({
    tagRules,
    articles,
    personOf,
    handedTags: () => handedTo(sql, 'tag'),
  });
  const calendar = () => knowledge.rules().calendar;
  const pointsRules = () => ruleOf(knowledge.rules().published, 'points') ?? usualPointsRules;
  const ledger = createLedger({ rules: pointsRules, newId });
  const questions = createQuestionsService({ sql, writer, articles, owners, calendar, ledger, newId });
  const usageRules = () => ruleOf(knowledge.rules().published, 'usage') ?? usualUsageRules;
  const usage = createUsageService({ sql, writer, articles, rules: usageRules, reportsPerMinute: 20 });
  const tasks = createGapTasksService({ sql, writer, articles, owners, rules: usageRules, calendar, newId });
  const people = async () => directory.everyone(await readMarker(sql, organisationRevision));
  const training = createTraining({
    ...{ sql, writer, knowledge, ledger, keyedHash, certificateKeys, homePage, newId, people, personOf },
    rules: trainingRules,
    beginArticle: (...given) => publishing.beginArticle(...given),
  });
  const { quizzes, questionBanks } = training;
  const outbox = createOutboxService({
    writer,
    tickets,
    customers,
    keyedHash,
    unseal: createUnsealer(secrets.sealing),
    isActive: async (staffNo) => (await personOf(staffNo)) !== undefined,
    follow: (tx, record, from) =>
      record.kind === 'readingProof'
        ? publishing.readings.fromOutbox(tx, record.given, from)
        : quizzes.fromOutbox(tx, record, from),
  });
  const media = createMediaService({
    sql,
    writer,
    nameOf: (bytes) => createHmac('sha256', secrets.index).update(bytes).digest('hex'),
  });
  const publishing = createPublishing({
    sql,
    writer,
    knowledge,
    ledger,
    media,
    newId,
    people,
    alsoCheck: async (kind, input, now) => (kind === 'quizzes' ? questionBanks.papers.check(input, now) : []),
  });
  return {
    media,
    ...publishing,
    handovers: createHandoverService({ sql, writer, knowledge, tagRules, people }),
    /** Active staff, for commands that act in somebody's name. */
    personOf,
    confidential,
    fullText,
    sessions,
    knowledgeTokens: createKnowledgeTokens({ sql, writer, sessions }),
    tickets,
    knowledge,
    customers,
    cases,
    context,
    outbox,
    questions,
    ...training,
    /** What other features give points through, in their own transaction. */
    ledger,
    points: createPointsService({ sql, writer, ledger, rules: pointsRules, newId }),
    gaps: { usage, tasks },
    shelf: createShelfService({ sql, writer, articles }),
    keyedHash,
    cipher,
  };
}
