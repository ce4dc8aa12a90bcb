/** `open` → `doing` → `done` with the article that closes the gap; `dropped` with the reason. */
export const taskStates = ['open', 'doing', 'done', 'dropped'] as const;
export type TaskState = (typeof taskStates)[number];
export const taskSteps = ['doing', 'done', 'dropped'] as const;
export type TaskStep = (typeof taskSteps)[number];

const after: Readonly<Record<TaskState, readonly TaskStep[]>> = {
  open: ['doing', 'done', 'dropped'],
  doing: ['done', 'dropped'],
  done: [],
  dropped: [],
};

/** Where a task may go from a state. */
export const taskStepsFrom = (state: TaskState): readonly TaskStep[] => after[state];
