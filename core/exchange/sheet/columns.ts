/** The columns of a sheet of questions, by our names: as the template heads them in Chinese and in English. */
export const columns = {
  id: ['题号', 'Id'],
  kind: ['题型', 'Kind'],
  text: ['题干', 'Question'],
  a: ['选项A', 'Option A'],
  b: ['选项B', 'Option B'],
  c: ['选项C', 'Option C'],
  d: ['选项D', 'Option D'],
  e: ['选项E', 'Option E'],
  f: ['选项F', 'Option F'],
  g: ['选项G', 'Option G'],
  h: ['选项H', 'Option H'],
  answer: ['答案', 'Answer'],
  unit: ['单位', 'Unit'],
  tolerance: ['允许误差', 'Tolerance'],
  why: ['解析', 'Why'],
  difficulty: ['难度', 'Difficulty'],
  level: ['级别', 'Level'],
  tags: ['标签', 'Tags'],
  cites: ['依据', 'Paragraphs'],
} as const;
export type Column = keyof typeof columns;
export const columnNames = Object.keys(columns) as readonly Column[];

/** Words of a sheet by which a value is known, in both languages. */
export const kindWords = {
  single: ['单选', '单选题', 'single'],
  multiple: ['多选', '多选题', 'multiple'],
  trueFalse: ['判断', '判断题', 'true/false'],
  number: ['数值', '数值题', '计算', '计算题', 'number'],
  ordering: ['排序', '排序题', 'ordering'],
  matching: ['配对', '配对题', '匹配', 'matching'],
  cloze: ['填空', '填空题', 'cloze'],
  shortText: ['简答', '简答题', 'short text'],
} as const;
export const difficultyWords = {
  easy: ['易', '容易', '简单', 'easy'],
  medium: ['中', '中等', '一般', 'medium'],
  hard: ['难', '困难', 'hard'],
} as const;
export const levelWords = {
  junior: ['初级', 'junior'],
  intermediate: ['中级', 'intermediate'],
  senior: ['高级', 'senior'],
} as const;
export const truthWords = {
  true: ['对', '正确', '是', '√', '✓', 't', 'true', 'y'],
  false: ['错', '错误', '否', '×', 'x', '✗', 'f', 'false', 'n'],
} as const;

/** Which of the names a word stands for, whatever its width and case. */
export function meant<T extends string>(
  words: Readonly<Record<T, readonly string[]>>,
  given: string,
): T | undefined {
  const folded = given.normalize('NFKC').trim().toLowerCase();
  return (Object.keys(words) as T[]).find((name) =>
    words[name].some((each) => each.normalize('NFKC').toLowerCase() === folded),
  );
}
