import * as needs from '../../core/contracts/planning-needs.ts';
import * as people from '../../core/contracts/planning-people.ts';
import * as plan from '../../core/contracts/planning.ts';
import type { Role } from '../../core/organisation/person.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { Planning } from './planning.ts';

// Domain 02 §2.3, "Training plan": trainers write, heads of units (their own) and line departments approve, everybody at
// work reads, auditors read. Own unit, author and state are decided on the plan itself.
const readers: readonly Role[] = [
  'teller',
  'manager',
  'complaintHandler',
  'trainer',
  'fileCustodian',
  'branchManager',
  'lineDept',
  'auditor',
];
const approvers: readonly Role[] = ['branchManager', 'lineDept'];
const planners: readonly Role[] = ['trainer', ...approvers];
const lookers: readonly Role[] = [...planners, 'auditor'];

export function planningRoutes(planning: Planning): Route[] {
  const { plans, sessions, outcomes } = planning;
  const reading = { roles: readers, scope: 'anyUnit', audit: 'none' } as const;
  const looking = { roles: lookers, scope: 'anyUnit', audit: 'none' } as const;
  const writing = { roles: ['trainer'], scope: 'anyUnit', audit: 'write' } as const;
  const deciding = { roles: approvers, scope: 'anyUnit', audit: 'write' } as const;
  const everyone = { roles: 'session', scope: 'none' } as const;
  return [
    routeFor(plan.planBoard, { ...reading, handler: (call) => plans.board(call) }),
    // Who sees which plan is decided on the plan: whoever is expected at a session does.
    routeFor(plan.readPlan, { ...everyone, audit: 'none', handler: (call) => plans.read(call) }),
    routeFor(plan.beginPlan, { ...writing, handler: (call) => plans.begin(call) }),
    routeFor(plan.writePlan, { ...writing, handler: (call) => plans.write(call) }),
    routeFor(plan.decidePlan, { ...deciding, handler: (call) => plans.decide(call) }),
    routeFor(plan.scheduleSession, { ...writing, handler: (call) => sessions.schedule(call) }),
    routeFor(plan.recordAttendance, { ...writing, handler: (call) => sessions.attend(call) }),
    routeFor(plan.cancelSession, { ...writing, handler: (call) => sessions.cancel(call) }),
    routeFor(plan.stepPlan, { ...writing, handler: (call) => plans.step(call) }),
    routeFor(plan.evaluatePlan, { ...writing, handler: (call) => outcomes.evaluate(call) }),
    routeFor(plan.showcasePlan, { ...writing, handler: (call) => outcomes.showcase(call) }),
    routeFor(plan.caseToArticle, { ...writing, handler: (call) => outcomes.toArticle(call) }),
    routeFor(plan.replyToSuggestion, { ...writing, handler: (call) => plans.reply(call) }),
    routeFor(plan.suggestForPlan, { ...everyone, audit: 'write', handler: (call) => plans.suggest(call) }),
    routeFor(plan.ratePlan, { ...everyone, audit: 'write', handler: (call) => sessions.rate(call) }),
    routeFor(needs.listNeeds, { ...looking, handler: (call) => planning.needs.list(call) }),
    routeFor(needs.addNeed, { ...writing, handler: (call) => planning.needs.add(call) }),
    routeFor(needs.listSurveys, {
      ...everyone,
      audit: 'none',
      handler: (call) => planning.needs.surveys(call),
    }),
    routeFor(needs.openSurvey, { ...writing, handler: (call) => planning.needs.ask(call) }),
    routeFor(needs.answerSurvey, {
      ...everyone,
      audit: 'write',
      handler: (call) => planning.needs.answer(call),
    }),
    routeFor(people.planCalendar, { ...reading, handler: (call) => planning.overview.calendar(call) }),
    routeFor(people.teamPages, { ...looking, handler: (call) => planning.overview.teams(call) }),
    routeFor(people.myWay, { ...everyone, audit: 'none', handler: (call) => planning.people.mine(call) }),
    routeFor(people.unitWays, {
      // What a colleague has still to learn is for those who answer for them and for audit; trainers see counts.
      roles: [...approvers, 'auditor'],
      scope: 'anyUnit',
      audit: 'read',
      handler: (call) => planning.people.ways(call),
    }),
    routeFor(people.setStep, { ...deciding, handler: (call) => planning.people.setStep(call) }),
    routeFor(people.listProgrammes, {
      ...everyone,
      audit: 'none',
      handler: (call) => planning.people.programmes(call),
    }),
    routeFor(people.beginProgramme, {
      ...deciding,
      roles: planners,
      handler: (call) => planning.people.begin(call),
    }),
    routeFor(people.noteProgramme, {
      ...everyone,
      audit: 'write',
      handler: (call) => planning.people.note(call),
    }),
  ];
}
