import * as v from 'valibot';

import { roleSchema } from '../organisation/person.ts';
import { monthLights } from '../planning/months.ts';
import { satisfactionSchema } from '../planning/plan.ts';
import { colleagueView, planYear, staffNumber, unitView } from './planning-views.ts';
import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.uuid());
const words = (least: number, most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most));
const label = v.strictObject({ zh: v.string(), en: v.string() });

/** Sessions by month of the units one sees, with the months that lack one (R206). */
export const planCalendar = defineEndpoint({
  name: 'planning.calendar',
  method: 'GET',
  path: '/api/planning/calendar/:year',
  summary: 'Training sessions by month and unit',
  params: v.strictObject({ year: planYear }),
  response: v.strictObject({
    year: planYear,
    perMonth: count,
    units: v.array(
      v.strictObject({
        ...unitView.entries,
        months: v.array(
          v.strictObject({
            month: v.string(),
            delivered: count,
            planned: count,
            light: v.picklist(monthLights),
          }),
        ),
      }),
    ),
  }),
});
export type PlanCalendar = v.InferOutput<(typeof planCalendar)['response']>;

/** The team pages of a year (R216): certificates in percent of staff, courses, sessions, satisfaction. */
export const teamPages = defineEndpoint({
  name: 'planning.teams',
  method: 'GET',
  path: '/api/planning/teams/:year',
  summary: 'Training of each unit in a year',
  params: v.strictObject({ year: planYear }),
  response: v.strictObject({
    year: planYear,
    teams: v.array(
      v.strictObject({
        ...unitView.entries,
        staff: count,
        certified: count,
        certifiedPercent: count,
        courses: count,
        sessions: count,
        attendances: count,
        satisfaction: v.exactOptional(satisfactionSchema),
      }),
    ),
  }),
});
export type TeamPages = v.InferOutput<(typeof teamPages)['response']>;

const courseState = v.strictObject({
  id: v.string(),
  title: v.string(),
  isDone: v.boolean(),
  finishedOn: v.exactOptional(v.string()),
  validUntil: v.exactOptional(v.string()),
});
/** Where a person stands, and the way still to go (R204). */
export const wayView = v.strictObject({
  person: colleagueView,
  step: count,
  label: v.exactOptional(label),
  next: v.exactOptional(v.strictObject({ step: count, label, courses: v.array(courseState), open: count })),
  competences: v.array(
    v.strictObject({
      id: v.string(),
      role: roleSchema,
      label,
      courses: v.array(courseState),
      isReached: v.boolean(),
    }),
  ),
});
export type WayView = v.InferOutput<typeof wayView>;

export const myWay = defineEndpoint({
  name: 'planning.way',
  method: 'GET',
  path: '/api/planning/way',
  summary: 'My step and the way still to go',
  response: wayView,
});

/** The ways of the people of a unit to its head; who looked is written down. */
export const unitWays = defineEndpoint({
  name: 'planning.ways',
  method: 'GET',
  path: '/api/planning/ways',
  summary: 'Steps of the people one answers for',
  response: v.strictObject({
    ways: v.array(wayView),
    steps: v.array(v.strictObject({ step: count, label })),
  }),
});

/** Puts a person on a step of the ladder, never oneself. Throws `access.denied` outside the own unit. */
export const setStep = defineEndpoint({
  name: 'planning.setStep',
  method: 'POST',
  path: '/api/planning/ways',
  summary: 'Put a person on a step',
  body: v.strictObject({
    staffNo: staffNumber,
    step: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
    reason: words(4, 200),
  }),
  response: wayView,
});

export const programmeKinds = ['rotation', 'mentoring'] as const;
/** A programme of one person with a mentor (R208). */
export const programmeView = v.strictObject({
  id,
  no: v.string(),
  kind: v.picklist(programmeKinds),
  person: colleagueView,
  mentor: colleagueView,
  /** `2027Q1`. */
  period: v.string(),
  goal: v.string(),
  state: v.picklist(['running', 'done', 'stopped']),
  notes: v.array(v.strictObject({ text: v.string(), by: v.string(), at: v.number() })),
  mayNote: v.boolean(),
});
export type ProgrammeView = v.InferOutput<typeof programmeView>;

export const listProgrammes = defineEndpoint({
  name: 'planning.programmes',
  method: 'GET',
  path: '/api/planning/programmes',
  summary: 'Programmes with a mentor',
  response: v.strictObject({ programmes: v.array(programmeView), mayBegin: v.boolean() }),
});

/** Begins a programme; nobody mentors themself. Throws `plan.nobody` for numbers of nobody. */
export const beginProgramme = defineEndpoint({
  name: 'planning.programme',
  method: 'POST',
  path: '/api/planning/programmes',
  summary: 'Begin a programme with a mentor',
  body: v.pipe(
    v.strictObject({
      kind: v.picklist(programmeKinds),
      staffNo: staffNumber,
      mentor: staffNumber,
      period: v.pipe(v.string(), v.regex(/^20\d{2}Q[1-4]$/)),
      goal: words(4, 500),
    }),
    v.check(({ staffNo, mentor }) => staffNo !== mentor, 'a mentor is somebody else'),
  ),
  response: programmeView,
});

/** A note of the mentor or the person, or its end. Throws `programme.notFound`, `programme.closed`. */
export const noteProgramme = defineEndpoint({
  name: 'planning.programmeNote',
  method: 'POST',
  path: '/api/planning/programmes/:id/notes',
  summary: 'Add a note to a programme, or end it',
  params: v.strictObject({ id }),
  body: v.strictObject({
    text: words(2, 500),
    ends: v.exactOptional(v.picklist(['done', 'stopped'])),
  }),
  response: programmeView,
});
