import type { PlanBoard } from '../../../core/contracts/planning.ts';
import type { PlanDetail, PlanSummary } from '../../../core/contracts/planning-views.ts';
import type { Role } from '../../../core/organisation/person.ts';
import PlanningRoom from '../../../web/planning/planning-room.tsx';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

export const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
export const label = (zh: string) => ({ zh, en: zh });
export const summary = (n: number, more: Partial<PlanSummary> = {}): PlanSummary => ({
  id: id(n),
  no: `TP-2026-000${n}`,
  year: '2026',
  unit: { code: '3201', name: '城东支行' },
  topic: `计划${n}`,
  state: 'drafted',
  teacher: '',
  time: '',
  sessions: { open: 0, held: 0 },
  returned: false,
  ...more,
});
export const boardOf = (plans: PlanSummary[], more: Partial<PlanBoard> = {}): PlanBoard => ({
  year: '2026',
  mayBegin: false,
  plans,
  methods: [{ id: 'rolePlay', label: label('角色扮演') }],
  sources: [{ id: 'complaint', label: label('投诉分析') }],
  units: [{ code: '3201', name: '城东支行' }],
  roles: ['teller'],
  resources: [],
  now: monday,
  ...more,
});
export const detail = (more: Partial<PlanDetail> = {}): PlanDetail => ({
  ...summary(1),
  n: 1,
  text: { content: '投诉沟通', way: '角色扮演', time: '12-08', teacher: '', customers: '' },
  missing: ['teacher'],
  authors: ['孙婷'],
  needs: [],
  list: [],
  suggestions: [],
  may: [],
  now: monday,
  ...more,
});
export const open = (answers: Answers, place = '', roles: Role[] = ['trainer']) =>
  openRoom(PlanningRoom, { answers, place, person: { ...wangMin, roles } });
