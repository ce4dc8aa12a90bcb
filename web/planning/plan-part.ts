import type { PlanDetail } from '../../core/contracts/planning-views.ts';
import type { Caller } from '../api/client.ts';

/** What the parts of a plan's page get. */
export interface PlanPart {
  readonly client: Caller;
  readonly plan: PlanDetail;
  /** Does it and asks for the plan again; the refusal stands above. Gives whether it went well. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly busy: boolean;
}
