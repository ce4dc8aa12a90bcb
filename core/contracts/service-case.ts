import * as v from 'valibot';

import { pageKinds } from '../page/kinds.ts';

/** POST /api/service-cases: 建立服务事项; raises A1 to A2 for this customer and this person's unit while it is open. */
export const openCaseRequest = v.strictObject({
  ref: v.string(),
  pageKind: v.picklist(pageKinds),
});
/** POST /api/service-cases/:id/events: one event of content/registers/service-case.yaml. */
export const caseEventRequest = v.strictObject({
  event: v.string(),
  fields: v.record(v.string(), v.string()),
});
export const serviceCase = v.strictObject({
  id: v.string(),
  no: v.string(),
  state: v.string(),
  openedAt: v.number(),
  /** Events this person may raise now, by the register's definition. */
  allowed: v.array(v.string()),
});
export type ServiceCase = v.InferOutput<typeof serviceCase>;
