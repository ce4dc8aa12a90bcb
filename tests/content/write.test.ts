import { expect, test } from 'vitest';

import { parseArticle } from '../../core/article/parse.ts';
import { joinFile, splitFile, writeArticle } from '../../core/article/write.ts';
import { textLints } from '../../core/content/lint.ts';
import { shippedFiles } from './shipped-content.ts';

const textOf = (content: Uint8Array | string): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);
const articles = shippedFiles.filter(({ path }) => path.startsWith('articles/'));

test('every shipped article, written anew, reads as the same version, and writing it again changes nothing', () => {
  expect(articles.length).toBeGreaterThan(40);
  for (const { path, content } of articles) {
    const text = textOf(content);
    const read = parseArticle({ file: path, text });
    if (!('value' in read)) throw new Error(`${path} does not parse`);
    const written = writeArticle(read.value);
    expect(parseArticle({ file: path, text: written }), path).toEqual({ value: read.value });
    const again = parseArticle({ file: path, text: written });
    if ('value' in again) expect(writeArticle(again.value), path).toBe(written);
  }
});

test('a file cut into front matter and body goes together byte for byte', () => {
  for (const { path, content } of articles) {
    const { front, body } = splitFile(textOf(content));
    expect(joinFile(front, body), path).toBe(textOf(content));
  }
});

test('the name of a picture is nobody’s card number, whatever digits it has (R197)', () => {
  const name = `${'1234567890123456'}${'a'.repeat(48)}`;
  const article = articles[0];
  const text = `${textOf(article?.content ?? '')}\n![](/media/${name}) ^picture\n`;
  const file = { file: article?.path ?? '', kind: 'articles' as const, lines: text.split('\n') };
  expect(
    textLints.flatMap((lint) => lint(file)).filter(({ code }) => code === 'content.personalData'),
  ).toEqual([]);
});
