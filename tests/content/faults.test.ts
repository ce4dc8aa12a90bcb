import { describe, expect, it } from 'vitest';

import { checkContent, type ContentFile } from '../../core/content/check.ts';
import { shippedText, withFile } from './shipped-content.ts';

const findings = (files: readonly ContentFile[]) => checkContent(files).findings;
/** The shipped folder with one passage of one file put otherwise; the line of the change. */
function changed(path: string, from: string | RegExp, to: string): { files: ContentFile[]; line: number } {
  const before = shippedText(path);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} has no ${String(from)}`);
  const at = [...after].findIndex((character, index) => character !== before[index]);
  return { files: withFile(path, after), line: [...after].slice(0, at).join('').split('\n').length };
}
const article = 'articles/talking.md';
const say = (text: string): ContentFile[] =>
  withFile(article, `${shippedText(article).trimEnd()}\n\n${text} ^added\n`);

/** Put together here, so that no file of the repository holds a number that could be somebody's. */
const phone = ['139', '1234', '5678'];

describe('texts', () => {
  it.each([
    ['a mobile number', `请拨打 ${phone.join('')}。`, 'content.personalData'],
    ['a mobile number with blanks', `请拨打 ${phone.join(' ')}。`, 'content.personalData'],
    ['an identity number', '证件号 110101199003070000。', 'content.personalData'],
    ['a card number', '卡号 6222 0211 1100 0000 123。', 'content.personalData'],
    ['a mail address', '写信到 someone@bank.example。', 'content.personalData'],
    ['a figure that differs', '一般投诉 10 个工作日内办结。', 'content.figure'],
    ['raw HTML', '请看<b>这里</b>。', 'content.markdown'],
    ['a link that will not survive', '见 [说明](http://intranet.test/a)。', 'content.markdown'],
    ['a picture from elsewhere', '![图](https://elsewhere.test/a.png)', 'content.markdown'],
  ])('R197: %s is found and refuses the file', (_, text, code) => {
    const found = findings(say(text)).filter((finding) => finding.file === article);
    expect(found.map((finding) => finding.code)).toContain(code);
    expect(found.every(({ advice, line }) => !advice && (line ?? 0) > 20)).toBe(true);
  });

  it('never repeats the number it found', () => {
    expect(JSON.stringify(findings(say(`请拨打 ${phone.join('')}。`)))).not.toContain(phone.join(''));
  });

  it.each([
    ['traditional characters', '請客戶稍候。', 'content.traditional'],
    ['half-width signs between characters', '您好,请坐。', 'content.width'],
    ['full-width digits', '第３项。', 'content.width'],
    ['a full-width blank', '您好　请坐。', 'content.width'],
  ])('%s are named, as advice', (_, text, code) => {
    expect(findings(say(text))).toContainEqual(
      expect.objectContaining({ file: article, code, advice: true }),
    );
  });

  it('masked numbers, example ids and the constants themselves are fine', () => {
    const text =
      '示例：P-2001 的手机号显示为 138****5678；一般投诉 7 个工作日；见 [时限](kb:ART-08^limits)。';
    expect(findings(say(text)).filter(({ file }) => file === article)).toEqual([]);
  });
});

describe('quizzes', () => {
  const quiz = 'quizzes/QZ-05.yaml';

  it('a question without a right answer is refused at its line', () => {
    const text = shippedText(quiz);
    const at = text.indexOf('right: true');
    const { files } = changed(quiz, 'right: true', 'right: false, why: 测试');
    const found = findings(files).find(({ file }) => file === quiz);
    expect(found).toMatchObject({ code: 'content.field' });
    expect(Math.abs((found?.line ?? 0) - text.slice(0, at).split('\n').length)).toBeLessThan(8);
  });

  it('a wrong option without its reason, a cited paragraph that is missing, too few questions', () => {
    const [, cited = ''] = /cites: \['(ART-\d+\^[a-z0-9-]+)'/.exec(shippedText(quiz)) ?? [];
    const { files, line } = changed(quiz, cited, 'ART-08^nowhere');
    expect(findings(files)).toContainEqual(
      expect.objectContaining({ file: quiz, line, code: 'content.reference' }),
    );
    const few = shippedText(quiz).replace(/questions: \d+/, 'questions: 60');
    expect(findings(withFile(quiz, few))[0]?.message).toContain('题目太少');
    const unexplained = shippedText(quiz).replace(/(- \{ id: a, text: [^,}]+), why: [^}]+\}/, '$1 }');
    expect(findings(withFile(quiz, unexplained))[0]?.message).toContain('错在哪里');
  });

  it('two questions under one id', () => {
    const ids = [...shippedText(quiz).matchAll(/^ {2}- id: (.+)$/gm)].map(([, id]) => id ?? '');
    const { files } = changed(quiz, `- id: ${ids[1]}`, `- id: ${ids[0]}`);
    expect(findings(files)[0]?.message).toContain('题号重复');
  });
});

describe('courses and glossary', () => {
  it('a course step that does not exist, of each kind', () => {
    const course = 'courses/CRS-02.yaml';
    for (const [from, to, what] of [
      [/article: ART-\d+/, 'article: ART-99', '条目 ART-99'],
      [/script: SCR-\d+/, 'script: SCR-99', '话术 SCR-99'],
      [/quiz: QZ-\d+/, 'quiz: QZ-99', '测验 QZ-99'],
    ] as const) {
      const { files, line } = changed(course, from, to);
      const found = findings(files).find(({ file }) => file === course);
      expect(found).toMatchObject({ line, code: 'content.reference' });
      expect(found?.message).toContain(what);
    }
  });

  it('a word that leads to two terms, an id used twice, syllables that do not fit', () => {
    const topic = (terms: string) => `schema: 1\nversion: 1\ntitle: 样例\nterms:\n${terms}`;
    const term = (id: string, name: string, more = '') =>
      `  - id: ${id}\n    term: ${name}\n    meaning: 一句足够长的说明文字。\n    english: [sample]\n${more}`;
    const found = (text: string) =>
      findings(withFile('glossary/sample.yaml', text))
        .filter(({ file }) => file === 'glossary/sample.yaml')
        .map(({ code, line, message }) => `${line} ${code} ${message}`);
    expect(
      found(topic(term('one-x', '样例甲', '    synonyms: [样例丙]\n') + term('two-x', '样例丙'))),
    ).toEqual([expect.stringMatching(/^10 content\.duplicateWord .*one-x/)]);
    expect(found(topic(term('one-x', '样例甲') + term('one-x', '样例乙')))[0]).toMatch(
      /content\.duplicateId/,
    );
    expect(found(topic(term('one-x', '样例甲', '    pinyin: yang li\n')))[0]).toContain('音节数');
  });
});

describe('files', () => {
  it('a file of a newer schema says so and nothing else', () => {
    const quiz = 'quizzes/QZ-01.yaml';
    const { files } = changed(quiz, 'schema: 1', 'schema: 2');
    expect(findings(files).filter(({ file }) => file === quiz)).toEqual([
      expect.objectContaining({ line: 1, code: 'content.newerSchema' }),
    ]);
  });

  it('a version that ends before it begins', () => {
    const { files, line } = changed(
      article,
      /effectiveFrom: .*/,
      'effectiveFrom: 2026-01-01\neffectiveUntil: 2025-01-01',
    );
    expect(findings(files)).toContainEqual(
      expect.objectContaining({ file: article, line, code: 'content.field' }),
    );
  });

  it('a cycle of sub-scripts without `once`', () => {
    const { files } = changed(
      'scripts/SCR-02.yaml',
      /- \{ id: 11, kind: end.*\}|- id: 11\n(?: {4}.*\n?)*/,
      '- { id: 11, kind: goto, script: SCR-06 }\n',
    );
    expect(findings(files).map(({ code }) => code)).toContain('script.cycle');
  });

  it('a tag or configuration value nobody has, a file with the wrong ending', () => {
    const moment = shippedText('moments/other.yaml');
    expect(
      findings(withFile('moments/other.yaml', `${moment}articles:\n  - { tag: 没有的标签 }\n`)),
    ).toContainEqual(
      expect.objectContaining({ code: 'content.reference', message: expect.stringContaining('没有的标签') }),
    );
    const { files } = changed('articles/large-transactions.md', 'largeCashFen', 'largeCoinFen');
    expect(findings(files)).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('largeCoinFen') }),
    );
    expect(findings(withFile('scripts/notes.txt', 'x'))[0]).toMatchObject({ code: 'content.ending' });
  });
});
