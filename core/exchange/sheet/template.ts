import { type Column, columnNames, columns } from './columns.ts';

/** What to write in a column, in Chinese and in English; the columns of options after the first are filled like it. */
const guidance: Partial<Record<Column, readonly [string, string]>> = {
  id: [
    '可空。小写字母、数字和连字符，文件里不重复',
    'May be empty. Small letters, digits and hyphens; each once in the file',
  ],
  kind: [
    '单选、多选、判断、数值、排序、配对、填空、简答',
    'single, multiple, true/false, number, ordering, matching, cloze, short text',
  ],
  text: [
    '最多 300 字。填空题把空写成 {{a}}、{{b}}',
    'At most 300 characters. Gaps of a cloze are {{a}}, {{b}}',
  ],
  a: [
    '单选、多选：选项文字。排序：一项。配对：左=右，多余项写 =右。填空：第一个空的答案，几个用 | 隔开',
    'Single, multiple: an option. Ordering: an item. Matching: left=right, or =right for one too many. Cloze: the answers of the first gap, with | between',
  ],
  answer: [
    '单选：B。多选：ABD。判断：对或错。数值：数。简答：答案，几个用 | 隔开。排序：按顺序的代码，空着就按选项的先后',
    'Single: B. Multiple: ABD. True/false: true or false. Number: the number. Short text: the answers, with | between. Ordering: the letters in order; empty: as the options stand',
  ],
  unit: ['数值题的单位，如 万元', 'The unit of a number, such as 万元'],
  tolerance: ['数值题可以相差多少，空着就不许相差', 'By how much a number may differ; empty: not at all'],
  why: ['可空，最多 160 字', 'May be empty, at most 160 characters'],
  difficulty: ['易、中、难；空着按中', 'easy, medium, hard; empty: medium'],
  level: ['初级、中级、高级；可空', 'junior, intermediate, senior; may be empty'],
  tags: ['可空，几个用逗号隔开，最多 8 个', 'May be empty; with commas between, at most 8'],
  cites: [
    '依据的段落，如 ART-13^verify；几个用逗号隔开',
    'The paragraphs it stands on, such as ART-13^verify, with commas between',
  ],
};

const titles = {
  questions: ['题目', 'Questions'],
  notes: ['填写说明', 'How to fill in'],
  column: ['列', 'Column'],
  how: ['怎么填', 'What to write'],
} as const;

/** A question of each of the most frequent kinds, in the order of the columns; what is not said is empty. */
const examples: readonly Partial<Record<Column, readonly [string | number, string | number]>>[] = [
  {
    kind: ['单选', 'single'],
    text: ['识别四步的第二步是？', 'Which is the second of the four steps?'],
    a: ['风险评估', 'Assess the risk'],
    b: ['身份验证', 'Verify the identity'],
    answer: ['B', 'B'],
    why: ['收集之后先核身份，再评风险。', 'Identity comes before risk.'],
    difficulty: ['易', 'easy'],
    cites: ['ART-13^verify', 'ART-13^verify'],
  },
  {
    kind: ['判断', 'true/false'],
    text: ['VIP 客户可以少核一项身份。', 'A VIP customer is checked in one point less.'],
    answer: ['错', 'false'],
  },
  {
    kind: ['数值', 'number'],
    text: [
      '基数 300 万元，后来 380 万元，比例 60%，可认领多少？',
      'From 300 to 380, 60 %: how much may be claimed?',
    ],
    answer: [48, 48],
    unit: ['万元', '万元'],
  },
];

/** The template as two sheets of words and numbers: headings with examples, and what to write in each column. */
export function sheetTemplate(language: 'zh-CN' | 'en'): {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
}[] {
  const at = language === 'en' ? 1 : 0;
  const rows = examples.map((example) => columnNames.map((name) => example[name]?.[at] ?? ''));
  const notes = columnNames.flatMap((name) => {
    const said = guidance[name];
    return said === undefined ? [] : [[columns[name][at], said[at]]];
  });
  return [
    { name: titles.questions[at], rows: [columnNames.map((name) => columns[name][at]), ...rows] },
    { name: titles.notes[at], rows: [[titles.column[at], titles.how[at]], ...notes] },
  ];
}
