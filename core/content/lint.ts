import { marked } from 'marked';

import { isMedia, linkKind } from '../article/links.ts';
import type { Finding } from '../errors.ts';
import { simplifiedOf } from '../search/simplify.ts';
import type { ContentKind } from './kinds.ts';
import { personalData, personalKinds } from './personal-data.ts';

/** A content file as its author sees it. */
export interface LintedFile {
  readonly file: string;
  readonly kind: ContentKind;
  readonly lines: readonly string[];
}

/** One rule about texts, whatever they say. Gives every place that breaks it, with what to do. Pure. */
export type TextLint = (file: LintedFile) => Finding[];

/** Names of pictures are digits and letters by chance; nobody's number stands in them. */
const withoutNames = (text: string): string => text.replace(/\/media\/[0-9a-f]{64}/g, '/media/');

/** A lint that looks at each line by a pattern; `isFine` lets a match pass. */
function lineLint(options: {
  readonly code: string;
  readonly pattern: RegExp;
  readonly message: (match: string) => string;
  readonly isFine?: (match: string) => boolean;
  readonly kinds?: readonly ContentKind[];
  readonly advice?: true;
}): TextLint {
  const { code, pattern, message, isFine, kinds, advice } = options;
  return ({ file, kind, lines }) =>
    kinds && !kinds.includes(kind)
      ? []
      : lines.flatMap((text, index) =>
          [...withoutNames(text).matchAll(pattern)].flatMap(([match]): Finding[] =>
            isFine?.(match)
              ? []
              : [{ file, line: index + 1, code, message: message(match), ...(advice ? { advice } : {}) }],
          ),
        );
}

/** Kinds whose texts people read; the others hold codes, patterns and sample selectors. */
const READ: readonly ContentKind[] = ['articles', 'scripts', 'moments', 'quizzes', 'courses', 'glossary'];
/** R197: numbers that could be somebody's. Never quoted in the finding. */
const personalLints: readonly TextLint[] = personalKinds.map((kind) =>
  lineLint({
    code: 'content.personalData',
    pattern: personalData[kind].pattern,
    kinds: READ,
    message: () => `疑似${personalData[kind].name}，请改成遮盖的号码（138****5678）或示例编号`,
  }),
);

const traditional: TextLint = lineLint({
  code: 'content.traditional',
  pattern: /\p{Script=Han}/gu,
  kinds: READ,
  advice: true,
  isFine: (character) => simplifiedOf(character) === undefined,
  message: (character) => `繁体字“${character}”，请改成“${simplifiedOf(character)}”`,
});

const halfWidth: TextLint = lineLint({
  code: 'content.width',
  pattern: /(?<=\p{Script=Han})[,;:!?()](?=\p{Script=Han})/gu,
  kinds: READ,
  advice: true,
  message: (sign) => `汉字之间用了半角“${sign}”，请改成全角`,
});

const fullWidth: TextLint = lineLint({
  code: 'content.width',
  pattern: /[０-９Ａ-Ｚａ-ｚ\u3000]/gu,
  kinds: READ,
  advice: true,
  message: (character) => (character === '\u3000' ? '全角空格，请删去' : `全角的“${character}”，请改成半角`),
});

/** Markdown that the reader's sanitiser would take away or change: raw HTML, foreign pictures, strange links. */
const markdown: TextLint = ({ file, kind, lines }) => {
  if (kind !== 'articles') return [];
  const bodyFrom = lines.indexOf('---', 1) + 1;
  return lines.slice(bodyFrom).flatMap((text, index): Finding[] => {
    if (!/[<![]/.test(text)) return [];
    const say = (message: string): Finding => ({
      file,
      line: bodyFrom + index + 1,
      code: 'content.markdown',
      message,
    });
    const found: Finding[] = [];
    void marked.walkTokens(marked.lexer(text), (token) => {
      if (token.type === 'html') found.push(say('正文里有 HTML，显示时会被删去，请改用 Markdown'));
      if (token.type === 'image' && !isMedia(String(token.href)))
        found.push(say('图片不在知识库里，显示时会被删去，请用编辑页面上传'));
      if (token.type === 'link' && linkKind(String(token.href)) === undefined)
        found.push(say('链接只能写 #段号、kb:ART-13^段号，或本行准许的网站'));
    });
    return found;
  });
};

/** Every rule about texts; a new one is one line here. */
export const textLints: readonly TextLint[] = [...personalLints, traditional, halfWidth, fullWidth, markdown];
