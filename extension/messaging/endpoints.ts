import type { Endpoint } from '../../core/contracts/endpoint.ts';
import { confirmAnnouncement, myAnnouncements } from '../../core/contracts/announcements.ts';
import { articleVersions, fullTextSearch, wholeText } from '../../core/contracts/knowledge-online.ts';
import {
  beginCourse,
  doCourseStep,
  myCourses,
  readCourse,
  readCourseOf,
  signCourseStep,
} from '../../core/contracts/courses.ts';
import { reportUsage } from '../../core/contracts/gaps.ts';
import {
  acceptAnswer,
  answerQuestion,
  askQuestion,
  listQuestions,
  oneQuestion,
  questionForm,
} from '../../core/contracts/questions.ts';
import { myShelf, openedArticle, rateArticle, setFavourite } from '../../core/contracts/shelf.ts';
import {
  finishQuizAttempt,
  myQuizzes,
  readAttempt,
  saveAttemptAnswer,
  startAttempt,
} from '../../core/contracts/quizzes.ts';
import { myReadings, proveReading } from '../../core/contracts/readings.ts';
import { answerShift, myShift, skipShift } from '../../core/contracts/shift.ts';

/** What screens of the extension may ask of the service through the background; nothing else passes. One line each. */
const open = [
  articleVersions,
  fullTextSearch,
  wholeText,
  myReadings,
  proveReading,
  myAnnouncements,
  confirmAnnouncement,
  openedArticle,
  setFavourite,
  rateArticle,
  myShelf,
  reportUsage,
  listQuestions,
  oneQuestion,
  questionForm,
  askQuestion,
  answerQuestion,
  acceptAnswer,
  myQuizzes,
  startAttempt,
  readAttempt,
  saveAttemptAnswer,
  finishQuizAttempt,
  myShift,
  answerShift,
  skipShift,
  myCourses,
  readCourse,
  readCourseOf,
  beginCourse,
  doCourseStep,
  signCourseStep,
] as const;

/** By name, as `service.call` names them. */
export const panelEndpoints: ReadonlyMap<string, Endpoint> = new Map(
  open.map((endpoint) => [endpoint.name, endpoint]),
);
