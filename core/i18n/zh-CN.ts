import { announcements } from './zh-CN/announcements.ts';
import { conditions } from './zh-CN/conditions.ts';
import { courses } from './zh-CN/courses.ts';
import { bank } from './zh-CN/bank.ts';
import { drafts } from './zh-CN/drafts.ts';
import { errors } from './zh-CN/errors.ts';
import { exchange } from './zh-CN/exchange.ts';
import { gaps } from './zh-CN/gaps.ts';
import { handovers } from './zh-CN/handovers.ts';
import { imports } from './zh-CN/imports.ts';
import { panel } from './zh-CN/panel.ts';
import { readings } from './zh-CN/readings.ts';
import { planning } from './zh-CN/planning.ts';
import { points } from './zh-CN/points.ts';
import { questions } from './zh-CN/questions.ts';
import { quizzes } from './zh-CN/quizzes.ts';
import { records } from './zh-CN/records.ts';
import { quizStatistics } from './zh-CN/quiz-statistics.ts';
import { rehearsal } from './zh-CN/rehearsal.ts';
import { reviews } from './zh-CN/reviews.ts';
import { rooms } from './zh-CN/rooms.ts';
import { scriptForm } from './zh-CN/script-form.ts';
import { setup } from './zh-CN/setup.ts';
import { shift } from './zh-CN/shift.ts';
import { shelf } from './zh-CN/shelf.ts';
import { terms } from './zh-CN/terms.ts';
import { web } from './zh-CN/web.ts';

/** Simplified Chinese, the source of truth: its keys are the type of every message key. */
export const zhCN = {
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
} as const;

export type MessageKey = keyof typeof zhCN;
