import { parseCourse } from '../../core/course/course.ts';
import { ruleOf } from '../../core/content/rule.ts';
import { usualUsageRules } from '../../core/gaps/usage.ts';
import type { Person } from '../../core/organisation/person.ts';
import { usualPlanningRules } from '../../core/planning/planning-rules.ts';
import { maySeeRecords } from '../../core/record/seen-by.ts';
import type { TrainingRules } from '../../core/training/rules.ts';
import { createCertificateService } from '../certificates/certificates.service.ts';
import { createCourses } from '../courses/courses.ts';
import type { CertificateKeys } from '../crypto/certificate-keys.ts';
import type { KeyedHash } from '../crypto/field.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import { directoryNames } from '../organisation/directory.ts';
import { sessionsDelivered } from '../planning/delivered.ts';
import { createPlanning } from '../planning/planning.ts';
import type { PlanningDeps } from '../planning/planning.desk.ts';
import type { Ledger } from '../points/ledger.ts';
import { createBankStore } from '../question-bank/bank-store.ts';
import { createQuestionBanks } from '../question-bank/question-banks.ts';
import { createQuizzes } from '../quizzes/quizzes.ts';
import { attemptsOf } from '../quizzes/quizzes.repository.ts';
import { createQuizStatistics } from '../quiz-statistics/quiz-statistics.ts';
import { appendRecord } from '../records/append.ts';
import { courseLine } from '../records/lines.ts';
import { createRecordService } from '../records/records.service.ts';
import { createShiftService } from '../shift/shift.service.ts';
import type { FinishedListener } from './finished.ts';

export interface TrainingDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly knowledge: KnowledgeService;
  readonly ledger: Ledger;
  readonly keyedHash: KeyedHash;
  readonly certificateKeys: CertificateKeys;
  /** The bank's address in xAPI statements. */
  readonly homePage: string;
  readonly newId: () => string;
  readonly people: () => Promise<readonly Person[]>;
  readonly personOf: (staffNo: string) => Promise<Person | undefined>;
  readonly rules: () => TrainingRules;
  readonly beginArticle: PlanningDeps['beginArticle'];
}

/** Everything of training, wired by hand: quizzes and their banks, courses, plans, certificates and the ledger of it all. */
export function createTraining(deps: TrainingDeps) {
  const { sql, writer, knowledge, ledger, keyedHash, newId, people, personOf } = deps;
  const published = () => knowledge.rules().published;
  const usage = () => ruleOf(published(), 'usage') ?? usualUsageRules;

  const certificates = createCertificateService({
    ...{ sql, writer, people },
    keys: deps.certificateKeys,
    maySee: maySeeRecords,
  });
  const courses = createCourses({
    ...{ sql, writer, knowledge, newId, people, personOf, sessionsDelivered },
    rules: deps.rules,
    listeners: [courseRecords, certificates.listener],
  });
  const banks = createBankStore(sql);
  const quizzes = createQuizzes({
    ...{ sql, writer, knowledge, banks, ledger, keyedHash, newId, people },
    finished: toEach([certificates.listener, courses.listener]),
    assignedTo: (person, now) => courses.assignedQuizzes(person, now),
  });
  const questionBanks = createQuestionBanks({
    ...{ sql, writer, banks, people },
    standing: (now) => quizzes.standing(now),
    paragraphs: (refs, now) => quizzes.paragraphs(refs, now),
  });
  return {
    certificates,
    courses,
    quizzes,
    questionBanks,
    quizStatistics: createQuizStatistics({
      ...{ sql, knowledge, people },
      library: quizzes.library,
      rules: usage,
    }),
    shift: createShiftService({
      ...{ sql, writer, keyedHash, attemptsOf },
      standing: async (from, now) => (await quizzes.standing(now, from)).standing,
      closesAt: (...asked) => quizzes.library.closesAt(...asked),
    }),
    planning: createPlanning({
      ...{ sql, writer, newId, people, ledger },
      rules: () => ruleOf(published(), 'planning') ?? usualPlanningRules,
      namesOf: directoryNames(sql),
      courses: () =>
        knowledge.filesOf('courses').flatMap(({ path, text }) => {
          const parsed = parseCourse({ file: path, text });
          return 'value' in parsed ? [parsed.value] : [];
        }),
      beginArticle: deps.beginArticle,
    }),
    records: createRecordService({ ...{ sql, writer, people, certificates }, homePage: deps.homePage }),
  };
}

/** What a completed course leaves in the ledger. */
const courseRecords: FinishedListener = {
  finished: (tx, what) => appendRecord(tx, courseLine(what)),
  takenBack: async () => {},
};

/** One listener that tells several, in their order. */
const toEach = (listeners: readonly FinishedListener[]): FinishedListener => ({
  async finished(tx, what) {
    for (const each of listeners) await each.finished(tx, what);
  },
  async takenBack(tx, what, why) {
    for (const each of listeners) await each.takenBack(tx, what, why);
  },
});
