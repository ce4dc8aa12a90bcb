import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { PlanCalendar, TeamPages } from '../../core/contracts/planning-people.ts';
import type { Person } from '../../core/organisation/person.ts';
import { monthLight, monthsOf } from '../../core/planning/months.ts';
import { isAtWork, seesEveryUnit } from '../../core/planning/plan-steps.ts';
import { meanOf } from '../../core/planning/survey.ts';
import type { Call } from '../http/route.ts';
import { deliveredIn } from './delivered.ts';
import { finishedCourses } from './people.repository.ts';
import { unitNamesOf } from './plan.view.ts';
import type { PlanningDeps, PlanningDesk } from './planning.desk.ts';
import { plansOf } from './plans.repository.ts';

type OfYear = Call<unknown, unknown, { year: string }>;

/** What a unit has done of training: months with and without a session (R206), and its team page (R216). Counts alone. */
export function createPlanningOverview({ sql, people, rules }: PlanningDeps, desk: PlanningDesk) {
  /** Units where people work at counters and desks: those of auditors and operators alone are none. */
  function unitsSeen(everyone: readonly Person[], person: Person): string[] {
    const all = [...new Set(everyone.filter(isAtWork).map(({ orgUnitCode }) => orgUnitCode))].sort();
    return seesEveryUnit(person) ? all : all.filter((code) => code === person.orgUnitCode);
  }

  return {
    async calendar({ session, params, now }: OfYear): Promise<PlanCalendar> {
      const everyone = await people();
      const units = unitNamesOf(everyone);
      const delivered = await deliveredIn(sql, params.year);
      const records = await desk.records(sql, await plansOf(sql, params.year));
      const planned = records.flatMap(({ plan, sessions }) =>
        sessions.filter(({ id }) => plan.open.includes(id)),
      );
      const today = shanghaiDate(now);
      return {
        year: params.year,
        perMonth: rules().monthlySessions,
        units: unitsSeen(everyone, session.person).map((code) => ({
          ...units(code),
          months: monthsOf(params.year).map((month) => {
            const done = delivered.find((one) => one.unit === code && one.month === month)?.sessions ?? 0;
            const ahead = planned.filter((one) => one.orgUnitCode === code && one.day.startsWith(month));
            const light = monthLight({ month, delivered: done }, today, rules());
            return { month, delivered: done, planned: ahead.length, light };
          }),
        })),
      };
    },

    async teams({ session, params, now }: OfYear): Promise<TeamPages> {
      const { year } = params;
      const everyone = await people();
      const units = unitNamesOf(everyone);
      const delivered = await deliveredIn(sql, year);
      const courses = (await finishedCourses(sql)).filter(({ at }) => shanghaiDate(at).startsWith(year));
      const records = await desk.records(sql, await plansOf(sql, year));
      const today = shanghaiDate(now);
      return {
        year,
        teams: unitsSeen(everyone, session.person).map((code) => {
          const staff = everyone.filter(({ orgUnitCode }) => orgUnitCode === code);
          const certified = staff.filter(({ certificateUntil = '' }) => certificateUntil >= today).length;
          const own = delivered.filter(({ unit }) => unit === code);
          const ratings = records.flatMap(({ plan }) =>
            plan.orgUnitCode === code && plan.evaluation?.satisfaction ? [plan.evaluation.satisfaction] : [],
          );
          const satisfaction = meanOf(ratings);
          return {
            ...units(code),
            staff: staff.length,
            certified,
            certifiedPercent: Math.round((100 * certified) / staff.length),
            courses: courses.filter(({ org_unit_code }) => org_unit_code === code).length,
            sessions: own.reduce((sum, one) => sum + one.sessions, 0),
            attendances: own.reduce((sum, one) => sum + one.attendances, 0),
            ...(satisfaction === undefined ? {} : { satisfaction }),
          };
        }),
      };
    },
  };
}
