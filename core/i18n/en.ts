import { announcements } from './en/announcements.ts';
import { conditions } from './en/conditions.ts';
import { courses } from './en/courses.ts';
import { bank } from './en/bank.ts';
import { drafts } from './en/drafts.ts';
import { errors } from './en/errors.ts';
import { exchange } from './en/exchange.ts';
import { gaps } from './en/gaps.ts';
import { handovers } from './en/handovers.ts';
import { imports } from './en/imports.ts';
import { panel } from './en/panel.ts';
import { readings } from './en/readings.ts';
import { planning } from './en/planning.ts';
import { points } from './en/points.ts';
import { questions } from './en/questions.ts';
import { quizzes } from './en/quizzes.ts';
import { records } from './en/records.ts';
import { quizStatistics } from './en/quiz-statistics.ts';
import { rehearsal } from './en/rehearsal.ts';
import { reviews } from './en/reviews.ts';
import { rooms } from './en/rooms.ts';
import { scriptForm } from './en/script-form.ts';
import { setup } from './en/setup.ts';
import { shift } from './en/shift.ts';
import { shelf } from './en/shelf.ts';
import { terms } from './en/terms.ts';
import { web } from './en/web.ts';
import type { MessageKey } from './zh-CN.ts';

/** English, the same keys as zh-CN. */
export const en: Readonly<Record<MessageKey, string>> = {
  ...terms,
  ...errors,
  ...panel,
  ...web,
  ...rooms,
  ...drafts,
  ...rehearsal,
  ...scriptForm,
  ...conditions,
  ...readings,
  ...handovers,
  ...reviews,
  ...announcements,
  ...questions,
  ...quizzes,
  ...quizStatistics,
  ...courses,
  ...bank,
  ...points,
  ...exchange,
  ...planning,
  ...gaps,
  ...imports,
  ...shelf,
  ...shift,
  ...records,
  ...setup,
};
