import * as v from 'valibot';

import { courseId } from '../course/terms.ts';
import { roleSchema } from '../organisation/person.ts';
import { managerGrades } from '../training/rules.ts';
import { learningObject, learningTask } from './courses.ts';
import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const day = v.pipe(v.string(), v.isoDate());
const code = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(32));
const list = <S extends v.GenericSchema<string, string>>(of: S, most: number) =>
  v.pipe(v.array(of), v.minLength(1), v.maxLength(most));

/** Whom something is assigned to: all that is named must fit; a unit means all that is below it. */
export const assignedTo = v.strictObject({
  roles: v.optional(v.pipe(v.array(roleSchema), v.minLength(1))),
  units: v.optional(list(code, 200)),
  people: v.optional(list(code, 500)),
});

const reason = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200));

/** An assignment with how far it has come. Of units one does not answer for, counts alone. */
export const assignmentView = v.strictObject({
  id: v.string(),
  object: learningObject,
  title: v.string(),
  to: assignedTo,
  startOn: day,
  dueOn: day,
  note: v.optional(v.string()),
  assignedBy: v.string(),
  at: v.number(),
  withdrawn: v.optional(v.string()),
  mayWithdraw: v.boolean(),
  done: count,
  of: count,
});
export type AssignmentView = v.InferOutput<typeof assignmentView>;

/** What was assigned, newest first; to the head of a unit what concerns people below, and what may be assigned. */
export const listAssignments = defineEndpoint({
  name: 'assignments.list',
  method: 'GET',
  path: '/api/assignments',
  summary: 'Courses and quizzes that were assigned',
  response: v.strictObject({
    mayAssign: v.boolean(),
    assignments: v.array(assignmentView),
    objects: v.array(v.strictObject({ id: learningObject, title: v.string() })),
    units: v.array(v.strictObject({ code: v.string(), name: v.string() })),
  }),
});

/**
 * Assigns a course or quiz. The head of a unit assigns to people below alone (`access.denied`). Throws `course.notFound`,
 * `assignment.nobody`, `assignment.days` when it is due before it starts or today.
 */
export const assignLearning = defineEndpoint({
  name: 'assignments.assign',
  method: 'POST',
  path: '/api/assignments',
  summary: 'Assign a course or quiz',
  body: v.strictObject({
    object: learningObject,
    to: assignedTo,
    startOn: day,
    dueOn: day,
    mentor: v.optional(code),
    note: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))),
  }),
  response: v.strictObject({ id: v.string(), people: count }),
});

/** Takes an assignment back, saying why; what people have done stays. Throws `assignment.notFound`, `assignment.withdrawn`. */
export const withdrawAssignment = defineEndpoint({
  name: 'assignments.withdraw',
  method: 'POST',
  path: '/api/assignments/:id/withdrawal',
  summary: 'Take an assignment back',
  params: v.strictObject({ id: v.pipe(v.string(), v.uuid()) }),
  body: v.strictObject({ reason }),
  response: v.strictObject({ id: v.string(), withdrawnAt: v.number() }),
});

/** How the people one answers for stand, thing by thing, and what was escalated to one. Never one's own, nor a colleague's. */
export const learningOverview = defineEndpoint({
  name: 'training.overview',
  method: 'GET',
  path: '/api/training/overview',
  summary: 'How the people I answer for stand with what they have to learn',
  response: v.strictObject({
    objects: v.array(
      v.strictObject({
        object: learningObject,
        title: v.string(),
        of: count,
        done: count,
        running: count,
        overdue: count,
        /** Still counts, or counted, and falls due again. */
        renewing: count,
      }),
    ),
    /** Escalated to the asking post: how many people of a unit have not finished in time. */
    escalated: v.array(
      v.strictObject({ object: learningObject, title: v.string(), unit: v.string(), people: count }),
    ),
    /** Monthly internal trainings (R206), unit by unit; absent while no sessions are kept. */
    months: v.optional(
      v.array(
        v.strictObject({
          unit: v.string(),
          months: v.array(
            v.strictObject({
              month: v.string(),
              light: v.picklist(['green', 'red', 'open']),
              sessions: count,
            }),
          ),
        }),
      ),
    ),
  }),
});

/** Most people a list names; what is over that is counted. */
export const MOST_LEARNERS = 500;

/** The people behind one line of the overview, the overdue first. */
export const learnersOf = defineEndpoint({
  name: 'training.learners',
  method: 'GET',
  path: '/api/training/overview/:object',
  summary: 'Who stands where with one course or quiz',
  params: v.strictObject({ object: learningObject }),
  response: v.strictObject({
    title: v.string(),
    of: count,
    learners: v.array(
      v.strictObject({ staffNo: v.string(), name: v.string(), unit: v.string(), task: learningTask }),
    ),
  }),
});

/** What a line department says of a person: the grade of a manager (R215) or the rung of the ladder (R204). */
const rankBody = v.variant('kind', [
  v.strictObject({
    staffNo: code,
    kind: v.literal('managerGrade'),
    value: v.picklist(managerGrades),
    from: day,
  }),
  v.strictObject({
    staffNo: code,
    kind: v.literal('careerStep'),
    value: v.picklist(['1', '2', '3', '4', '5', '6', '7', '8', '9']),
    from: day,
  }),
]);

/** Sets a grade or rung, as a new row; gives what the person has to learn from then on. Throws `assignment.nobody`. */
export const setRank = defineEndpoint({
  name: 'training.rank',
  method: 'POST',
  path: '/api/training/ranks',
  summary: "Set a manager's grade, or somebody's rung",
  body: rankBody,
  response: v.strictObject({ added: v.array(v.strictObject({ id: courseId, title: v.string() })) }),
});
