import type { Question } from '../../quiz/questions/registry.ts';
import type { Written } from '../report.ts';
import { type Dropped, droppedOf, writable } from '../writable.ts';
import { hasRuns } from '../xml/flow.ts';
import { xmlWords } from '../xml/parse.ts';
import type { PackageFile } from './read.ts';
import { itemParts } from './write-item.ts';

const difficulties = { easy: 'easy', medium: 'medium', hard: 'difficult' } as const;

/** Every text of a question. */
const textsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap((each) => textsOf(each))
      : [];

/**
 * Writes questions as the files of a QTI 3 package: a manifest with keywords and difficulty, and an item for each. Cases have
 * no form as one item: they are dropped as `question`; reasons of frequent wrong numbers as `slips`; blanks that are more than one as `blanks`.
 */
export function writeQti3(questions: readonly Question[]): Written<readonly PackageFile[]> {
  const dropped: Dropped[] = [];
  const written = questions.flatMap((question) => {
    const parts = itemParts(question);
    if (parts === undefined) {
      dropped.push({ question: question.id, field: 'question' });
      return [];
    }
    dropped.push(...droppedOf(question, ['difficulty', 'unit']));
    if (question.kind === 'number' && question.slips.length > 0)
      dropped.push({ question: question.id, field: 'slips' });
    if (textsOf(question).some(hasRuns)) dropped.push({ question: question.id, field: 'blanks' });
    return [{ question, text: parts }];
  });
  return {
    content: [
      { name: 'imsmanifest.xml', text: manifestOf(written.map(({ question }) => question)) },
      ...written.map(({ question, text }) => ({ name: fileOf(question), text })),
    ],
    dropped,
  };
}

const fileOf = ({ id }: Question): string => `items/${id}.xml`;

const manifestOf = (questions: readonly Question[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" xmlns:lom="http://ltsc.ieee.org/xsd/LOM" identifier="tellerwise">
<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
<organizations/>
<resources>
${questions.map(resourceOf).join('\n')}
</resources>
</manifest>
`;

function resourceOf(question: Question): string {
  const { id, tags, difficulty } = question;
  const keywords = tags.map(
    (each) =>
      `<lom:keyword><lom:string language="zh-CN">${xmlWords(writable(each))}</lom:string></lom:keyword>`,
  );
  const file = fileOf(question);
  return `<resource identifier="${id}" type="imsqti_item_xmlv3p0" href="${file}"><metadata><lom:lom><lom:general>${keywords.join('')}</lom:general><lom:educational><lom:difficulty><lom:source>LOMv1.0</lom:source><lom:value>${difficulties[difficulty]}</lom:value></lom:difficulty></lom:educational></lom:lom></metadata><file href="${file}"/></resource>`;
}
