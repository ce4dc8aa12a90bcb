import type { readings as source } from '../zh-CN/readings.ts';

export const readings: Record<keyof typeof source, string> = {
  'readings.title': 'Must read',
  'readings.bar': 'Must read',
  'readings.due': 'by {{time}}',
  'readings.over': 'overdue since {{time}}',
  'readings.share': '{{n}}% read',
  'readings.left': '{{n}} more seconds',
  'readings.ready': 'Answer to confirm',
  'readings.confirm': 'I have read it',
  'readings.done': 'Read and confirmed {{time}}',
  'readings.toRead': '{{n}} to read',
  'readings.none': 'Nothing to read; what comes will stand here and in the panel',
  'readings.unit': 'How far my unit has come',
  'readings.unitNone': 'Nothing has been assigned yet',
  'readings.column.read': 'Read',
  'readings.column.due': 'Due',
  'readings.column.missing': 'Still missing',
  'readings.of': '{{read}} of {{of}}',
  'readings.all': 'All done',
  'readings.overdue': 'overdue',
};
