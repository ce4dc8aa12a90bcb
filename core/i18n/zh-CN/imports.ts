/** Importing files as drafts. */
export const imports = {
  'import.button': '导入',
  'import.title': '导入文件',
  'import.hint': '可选多个 Markdown、DOCX 或 HTML 文件，每个成为一份草稿，不会直接发布',
  'import.waiting': '正在导入',
  'import.taken': '已成为草稿',
  'import.already': '这份文件已经导入过',
  'import.refused': '未导入',
  'import.open': '打开草稿',
  'import.note.picture.external': '外部图片没有带入：{{what}}',
  'import.note.picture.missing': '找不到图片，没有带入：{{what}}',
  'import.note.picture.refused': '图片格式不支持或已损坏，没有带入：{{what}}',
  'import.note.picture.many': '图片只带入前 {{what}} 张',
  'import.note.link': '链接没有带入，文字保留：{{what}}',
  'import.note.field': '条目信息不合规定，已改用默认值：{{what}}',
  'import.note.footnotes': '脚注和尾注没有带入，请核对',
} as const;
