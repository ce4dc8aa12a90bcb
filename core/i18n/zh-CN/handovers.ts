/** What nobody answers for since people left, and its hand-over. */
export const handovers = {
  'handovers.title': '无人负责 {{n}} 项，请移交',
  'handovers.kind.article': '条目',
  'handovers.kind.draft': '草稿',
  'handovers.kind.tag': '标签',
  'handovers.kind.question': '问题',
  'handovers.kind.gapTask': '缺口任务',
  'handovers.was': '原由 {{name}} 负责',
  'handovers.to': '移交给',
  'handovers.to.person': '员工',
  'handovers.to.unit': '机构负责人',
  'handovers.code.person': '员工编号',
  'handovers.code.unit': '机构代码',
  'handovers.do': '移交所选 {{n}} 项',
  'handovers.done': '已移交给 {{name}}',
} as const;
