/** Questions at the start of a shift. */
export const shift = {
  'shift.title': '班前两题',
  'shift.entry': '班前 {{n}} 题，约 1 分钟',
  'shift.start': '开始',
  'shift.skip': '今天跳过',
  'shift.next': '下一题',
  'shift.done': '今天的班前题答完了',
  'shift.month': '本月答 {{asked}} 题，答对 {{right}} 题，跳过 {{skipped}} 天',
  'shift.give': '确定',
  'shift.close': '收起',
  'shift.known': '答对了',
  'shift.partly': '部分对',
  'shift.missed': '没答对',
  'shift.right': '正确答案',
  'shift.cites': '依据',
} as const;
