import type { reviews as source } from '../zh-CN/reviews.ts';

export const reviews: Record<keyof typeof source, string> = {
  'reviews.title': '{{n}} to review, the longest overdue first',
  'reviews.soon': 'review by {{date}}',
  'reviews.overdue': 'review was due {{date}}',
  'reviews.stopped': 'no guidance since {{date}}',
  'reviews.stops': 'no guidance after {{date}}',
  'reviews.change': 'Change it',
  'reviews.same': 'Needs no change',
  'reviews.reason': 'What was looked at',
  'reviews.say': 'Submit',
  'reviews.cancel': 'Cancel',
  'reviews.pending': '{{name}}: {{reason}} (confirmed {{have}} of {{need}})',
  'reviews.approve': 'Confirm: no change',
  'reviews.reject': 'Refuse',
  'reviews.rejectReason': 'Why it is refused',
};
