/**
 * Every refusal that Tellerwise can utter: a stable code and its HTTP status.
 * The sentences live in the message catalogue under `error.<code>` (core/i18n), in zh-CN and en.
 */
export const errorStatus = {
  'request.invalid': 400,
  'request.tooLarge': 413,
  'request.origin': 403,
  'session.required': 401,
  'session.expired': 401,
  'session.locked': 423,
  'login.failed': 401,
  'login.mfaRequired': 401,
  'login.limited': 429,
  'access.denied': 403,
  'access.purposeRequired': 422,
  'access.quota': 429,
  'access.notCertified': 403,
  'customer.unknown': 404,
  'customer.disagree': 409,
  'case.notFound': 404,
  'case.alreadyOpen': 409,
  'register.invalidTransition': 409,
  'register.fieldRequired': 422,
  'article.notFound': 404,
  'article.notInForce': 410,
  'draft.notFound': 404,
  'draft.state': 409,
  'draft.conflict': 409,
  'draft.fourEyes': 403,
  'draft.twice': 409,
  'draft.approvals': 409,
  'draft.open': 409,
  'draft.invalid': 422,
  'media.refused': 422,
  'media.notFound': 404,
  'announcement.notFound': 404,
  'announcement.nobody': 422,
  'announcement.withdrawn': 409,
  'review.notFound': 404,
  'review.notDue': 409,
  'review.open': 409,
  'review.closed': 409,
  'handover.nobody': 422,
  'handover.owned': 409,
  'reading.tooFast': 422,
  'reading.wrong': 422,
  'script.notFound': 404,
  'snapshot.notFound': 404,
  'outbox.conflict': 409,
  'outbox.ticket': 401,
  'outbox.unsealable': 400,
  'question.notFound': 404,
  'question.closed': 409,
  'question.notAccepted': 409,
  'question.personalData': 422,
  'answer.notFound': 404,
  'answer.invalid': 422,
  'paper.tooFew': 409,
  'attempt.closed': 409,
  'attempt.stale': 409,
  'attempt.open': 409,
  'attempt.undecided': 409,
  'attempt.exhausted': 409,
  'attempt.waiting': 409,
  'attempt.notFound': 404,
  'shift.notFound': 404,
  'attempt.conflict': 409,
  'quiz.notFound': 404,
  'quiz.paragraphChanged': 409,
  'course.notFound': 404,
  'course.locked': 409,
  'course.notBegun': 409,
  'course.step': 422,
  'assignment.notFound': 404,
  'assignment.withdrawn': 409,
  'assignment.nobody': 422,
  'assignment.days': 422,
  'bank.notFound': 404,
  'bank.conflict': 409,
  'bank.paragraph': 422,
  'bank.file': 409,
  'points.notFound': 404,
  'points.insufficient': 409,
  'points.reversed': 409,
  'certificate.notFound': 404,
  'certificate.revoked': 409,
  'record.notFound': 404,
  'record.tooMany': 409,
  'reward.notFound': 404,
  'redemption.notFound': 404,
  'redemption.decided': 409,
  'plan.notFound': 404,
  'plan.state': 409,
  'plan.conflict': 409,
  'plan.fourEyes': 403,
  'plan.incomplete': 422,
  'plan.nobody': 422,
  'plan.tooMany': 422,
  'plan.session': 409,
  'plan.sessions': 409,
  'plan.early': 409,
  'plan.noMarks': 409,
  'plan.suggestion': 409,
  'plan.case': 404,
  'survey.notFound': 404,
  'survey.closed': 409,
  'survey.answered': 409,
  'programme.notFound': 404,
  'programme.closed': 409,
  'gap.notFound': 404,
  'gap.open': 409,
  'gap.state': 409,
  'import.encoding': 422,
  'import.columns': 422,
  'import.rows': 422,
  'import.refusedField': 422,
  'import.stale': 409,
  'import.type': 422,
  'import.tooLarge': 413,
  'import.empty': 422,
  'import.archive': 422,
  'import.depth': 422,
  'import.tooComplex': 422,
  'content.invalid': 422,
  'content.diverged': 409,
  'content.notFound': 404,
  'database.locked': 503,
  'database.foreign': 500,
  'database.newer': 500,
  'database.key': 500,
  'database.full': 507,
  'route.notFound': 404,
  'panel.unseen': 403,
  'server.offline': 503,
  'server.badAnswer': 502,
  'server.stopping': 503,
  'server.internal': 500,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorStatus;

/** One named place where bad input stands: file, row or line, field, and what to do about it. */
export interface Finding {
  readonly file?: string;
  readonly line?: number;
  readonly row?: number;
  readonly field?: string;
  readonly code: string;
  readonly message: string;
  /** To be mended, but not a reason to refuse what it stands in. */
  readonly advice?: true;
}

/** The only error that carries a meaning for a user; anything else is `server.internal` and says nothing. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly findings: readonly Finding[];
  /** Values for the message's `{{name}}` slots; never personal data. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    options: {
      findings?: readonly Finding[];
      details?: Readonly<Record<string, string | number>>;
      cause?: unknown;
    } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.findings = options.findings ?? [];
    this.details = options.details ?? {};
  }

  get status(): number {
    return errorStatus[this.code];
  }
}
