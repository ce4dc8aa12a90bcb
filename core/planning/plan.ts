import * as v from 'valibot';

import { calendarDay } from '../calendar/day.ts';

/** The life of a training plan, in order (R198-R203). */
export const planStates = [
  'need',
  'drafted',
  'approved',
  'running',
  'delivered',
  'evaluated',
  'showcased',
  'closed',
] as const;
export type PlanState = (typeof planStates)[number];

/** What a plan must say before it can be approved (R199). */
export const planFields = ['content', 'way', 'time', 'teacher'] as const;
export type PlanField = (typeof planFields)[number];

const id = v.pipe(v.string(), v.uuid());
const words = (least: number, most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most));
const typed = (most: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(most)), '');
/** A mean of marks in percent, of one decimal. */
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const people = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));

/** What a plan says; fields may stand empty while it is written. `customers`: for which kinds of customer it was made. */
export const planTextSchema = v.strictObject({
  content: typed(2_000),
  way: typed(500),
  time: typed(200),
  teacher: typed(200),
  customers: typed(200),
});
export type PlanText = v.InferOutput<typeof planTextSchema>;

/** Satisfaction on a scale of 1 to 5 and of how many people. */
export const satisfactionSchema = v.strictObject({
  mean: v.pipe(v.number(), v.minValue(1), v.maxValue(5)),
  people,
});
export type Satisfaction = v.InferOutput<typeof satisfactionSchema>;

/** What a training came to (R201): means in percent before and after of the same people, and what they thought of it. */
export const evaluationSchema = v.strictObject({
  marks: v.exactOptional(
    v.strictObject({
      before: percent,
      after: percent,
      people,
      /** The quiz they were counted from; absent: entered. */
      quizId: v.exactOptional(v.string()),
    }),
  ),
  satisfaction: v.exactOptional(satisfactionSchema),
  text: words(2, 1_000),
});
export type Evaluation = v.InferOutput<typeof evaluationSchema>;

/** A good case of a showcase: what happened, what was done, what others can take from it. */
export const shownCaseSchema = v.strictObject({
  title: words(2, 40),
  background: words(2, 2_000),
  action: words(2, 2_000),
  lesson: words(2, 2_000),
  /** Who brought it (staff number): earns the points of a shared case when it becomes an article (R195). */
  sharedBy: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(32))),
});
export type ShownCase = v.InferOutput<typeof shownCaseSchema>;

/** All that can happen to a plan. Events are only added. */
export const planEventSchema = v.variant('type', [
  v.strictObject({ type: v.literal('written'), text: planTextSchema }),
  v.strictObject({ type: v.literal('approved') }),
  v.strictObject({ type: v.literal('returned'), reason: words(4, 500) }),
  v.strictObject({ type: v.literal('scheduled'), session: id }),
  v.strictObject({ type: v.literal('cancelled'), session: id, reason: words(4, 500) }),
  v.strictObject({ type: v.literal('held'), session: id }),
  v.strictObject({ type: v.literal('delivered') }),
  v.strictObject({ type: v.literal('evaluated'), evaluation: evaluationSchema }),
  v.strictObject({ type: v.literal('suggested'), id, text: words(2, 500) }),
  v.strictObject({ type: v.literal('replied'), suggestion: id, text: words(2, 500) }),
  v.strictObject({
    type: v.literal('showcased'),
    on: calendarDay,
    cases: v.pipe(v.array(shownCaseSchema), v.maxLength(20)),
  }),
  v.strictObject({ type: v.literal('articled'), case: v.number(), draftId: id, itemId: v.string() }),
  v.strictObject({ type: v.literal('closed') }),
]);
export type PlanEvent = v.InferOutput<typeof planEventSchema>;
/** An event with who did it and when (ms UTC). */
export type PlanEntry = PlanEvent & { readonly by: string; readonly at: number };

export interface Suggestion {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly at: number;
  readonly reply?: { readonly text: string; readonly by: string; readonly at: number };
}
export interface Plan {
  readonly state: PlanState;
  readonly text: PlanText;
  /** Number of the newest text; an approval is of one text. */
  readonly n: number;
  /** Everyone who wrote a word of it. */
  readonly authors: readonly string[];
  readonly approved?: { readonly by: string; readonly at: number };
  /** Why it was sent back, until it is written again. */
  readonly returned?: { readonly by: string; readonly reason: string };
  readonly open: readonly string[];
  readonly held: readonly string[];
  readonly cancelled: ReadonlyMap<string, string>;
  readonly evaluation?: Evaluation;
  readonly suggestions: readonly Suggestion[];
  readonly showcase?: {
    readonly on: string;
    readonly cases: readonly (ShownCase & { readonly draftId?: string; readonly itemId?: string })[];
  };
}

const begun: Plan = {
  state: 'need',
  text: { content: '', way: '', time: '', teacher: '', customers: '' },
  n: 0,
  authors: [],
  open: [],
  held: [],
  cancelled: new Map(),
  suggestions: [],
};
const without = (list: readonly string[], one: string): string[] => list.filter((each) => each !== one);

/** A plan as its events leave it. `author` is who began it. Pure. */
export const planOf = (author: string, events: readonly PlanEntry[]): Plan =>
  events.reduce(after, { ...begun, authors: [author] });

function after(plan: Plan, event: PlanEntry): Plan {
  const { by, at } = event;
  switch (event.type) {
    case 'written': {
      const { returned: _returned, ...rest } = plan;
      const authors = [...without(plan.authors, by), by];
      return { ...rest, state: 'drafted', text: event.text, n: plan.n + 1, authors };
    }
    case 'approved':
      return { ...plan, state: 'approved', approved: { by, at } };
    case 'returned':
      return { ...plan, returned: { by, reason: event.reason } };
    case 'scheduled':
      return { ...plan, state: 'running', open: [...plan.open, event.session] };
    case 'cancelled': {
      const cancelled = new Map([...plan.cancelled, [event.session, event.reason]]);
      return { ...plan, open: without(plan.open, event.session), cancelled };
    }
    case 'held': {
      const held = [...without(plan.held, event.session), event.session];
      return { ...plan, open: without(plan.open, event.session), held };
    }
    case 'delivered':
      return { ...plan, state: 'delivered' };
    case 'evaluated':
      return { ...plan, state: 'evaluated', evaluation: event.evaluation };
    case 'suggested':
      return { ...plan, suggestions: [...plan.suggestions, { id: event.id, text: event.text, by, at }] };
    case 'replied': {
      const reply = { text: event.text, by, at };
      const suggestions = plan.suggestions.map((one) =>
        one.id === event.suggestion ? { ...one, reply } : one,
      );
      return { ...plan, suggestions };
    }
    case 'showcased':
      return { ...plan, state: 'showcased', showcase: { on: event.on, cases: event.cases } };
    case 'articled': {
      if (plan.showcase === undefined) return plan;
      const { draftId, itemId } = event;
      const cases = plan.showcase.cases.map((one, n) =>
        n === event.case ? { ...one, draftId, itemId } : one,
      );
      return { ...plan, showcase: { ...plan.showcase, cases } };
    }
    case 'closed':
      return { ...plan, state: 'closed' };
  }
}

/** The fields that still stand empty (R199). */
export const missingFields = ({ text }: Pick<Plan, 'text'>): PlanField[] =>
  planFields.filter((field) => text[field] === '');
