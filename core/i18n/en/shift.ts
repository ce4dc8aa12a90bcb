import type { shift as source } from '../zh-CN/shift.ts';

/** Questions at the start of a shift. */
export const shift: Record<keyof typeof source, string> = {
  'shift.title': 'Two questions before the shift',
  'shift.entry': '{{n}} questions, about a minute',
  'shift.start': 'Start',
  'shift.skip': 'Skip today',
  'shift.next': 'Next',
  'shift.done': 'Today’s questions are done',
  'shift.month': 'This month: {{asked}} answered, {{known}} right, {{skipped}} days skipped',
  'shift.give': 'Answer',
  'shift.close': 'Close',
  'shift.known': 'Right',
  'shift.partly': 'Right in part',
  'shift.missed': 'Not right',
  'shift.right': 'Right answer',
  'shift.leeches': 'Questions lost again and again',
  'shift.noLeeches': 'No question is lost again and again',
  'shift.leechPeople': '{{n}} people',
  'shift.cites': 'Based on',
};
