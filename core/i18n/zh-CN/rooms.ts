/** What every room of the knowledge page shares. */
export const rooms = {
  'room.loading': '正在载入',
  'room.saved': '已保存',
  'room.chart': '图形',
  'room.table': '表格',
  'room.none': '暂无',
  'room.back': '返回知识库',
} as const;
