import type { MessageKey } from '../../core/i18n/zh-CN.ts';
import type { ActionId } from '../../core/moment/moment.ts';
import type { StripItemName } from '../../core/moment/strip.ts';

/** Words of an action of a moment; where the panel has a button of it, the button's own. */
export const actionKey = (id: ActionId): MessageKey =>
  id === 'openCase' ? 'case.open' : `momentAction.${id}`;

/** What the panel calls the items of its context strip. */
export const stripKeys: Readonly<Record<StripItemName, MessageKey>> = {
  tierOverride: 'field.tierOverride',
  corpTier: 'scale.corpTier',
  vipLevel: 'scale.vipLevel',
  serviceSegment: 'scale.serviceSegment',
  creditGrade: 'field.creditGrade',
  overdue: 'field.overdue',
  riskLevel: 'field.riskLevel',
  riskTolerance: 'field.riskTolerance',
  customerType: 'scale.customerType',
  hasCredit: 'strip.credit',
  lifecycleStage: 'scale.lifecycleStage',
  manager: 'strip.manager',
  serviceCase: 'strip.serviceCase',
  booking: 'strip.booking',
  openComplaint: 'strip.complaint',
  complaintHistory: 'field.complaintHistory',
  infoCheck: 'strip.infoCheck',
  lastVisit: 'field.lastVisitOn',
  visitDue: 'strip.visitDue',
  phone: 'field.phoneMasked',
  docNo: 'field.docNoMasked',
  account: 'field.accountTail',
  plan: 'field.plan',
  dataDate: 'rehearsal.dataDate',
};
