/** Looking at articles again: what is due, who says that nothing changes, who confirms it. */
export const reviews = {
  'reviews.title': '待复审 {{n}} 篇，最久的在前',
  'reviews.soon': '{{date}} 前复审',
  'reviews.overdue': '逾期，应于 {{date}} 前复审',
  'reviews.stopped': '{{date}} 后已暂停作为办理依据',
  'reviews.stops': '{{date}} 后暂停作为办理依据',
  'reviews.change': '修改内容',
  'reviews.same': '无需修改',
  'reviews.reason': '复审说明',
  'reviews.say': '提交复审',
  'reviews.cancel': '取消',
  'reviews.pending': '{{name}}：{{reason}}（确认 {{have}}/{{need}}）',
  'reviews.approve': '确认无需修改',
  'reviews.reject': '退回',
  'reviews.rejectReason': '退回原因',
} as const;
