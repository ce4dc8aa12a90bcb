import type { Parsed } from '../content/parsed.ts';
import { readYaml } from '../content/read-yaml.ts';
import type { Finding } from '../errors.ts';
import { type PageKind, pageKinds } from '../page/kinds.ts';
import { articleSchemaVersion, type Article, frontMatterSchema } from './article.ts';
import { blockIdPattern, paragraphsOf } from './paragraphs.ts';

/** A body longer than this is a mistake (a pasted book), not an article. */
const maxCharacters = 40_000;

const isPageKind = (name: string): name is PageKind => (pageKinds as readonly string[]).includes(name);

function pagesOf(tags: readonly string[]): { pages: PageKind[]; unknown: string[] } {
  const names = tags.filter((tag) => tag.startsWith('page:')).map((tag) => tag.slice(5));
  return { pages: names.filter(isPageKind), unknown: names.filter((name) => !isPageKind(name)) };
}

function bodyFindings(file: string, body: string, firstLine: number): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  const paragraphs = paragraphsOf(body);
  if (paragraphs.length === 0) {
    findings.push({ file, line: firstLine, code: 'article.empty', message: '正文为空，请写出内容' });
  }
  for (const paragraph of paragraphs) {
    const line = firstLine + paragraph.line - 1;
    const add = (code: string, message: string): void => void findings.push({ file, line, code, message });
    const earlier = seen.get(paragraph.id);
    if (paragraph.id === '') add('article.blockId', '这一段末尾没有段号，请在段末空一格写上 ^段号');
    else if (!blockIdPattern.test(paragraph.id))
      add('article.blockId', `段号 ^${paragraph.id} 只能用小写字母、数字和连字符`);
    else if (earlier !== undefined)
      add('article.blockId', `段号 ^${paragraph.id} 与第 ${earlier} 行重复，请换一个新的`);
    if (/[ \t]\^[a-z0-9-]+$/m.test(paragraph.markdown))
      add('article.blockId', '段中有段号，请在它后面空一行，另起一段');
    if (paragraph.id !== '' && earlier === undefined) seen.set(paragraph.id, line);
  }
  return findings;
}

/**
 * Reads one article file: YAML front matter between two `---` lines, then Markdown whose blocks each end in ` ^id`.
 * Gives the version, or every finding with file, line and what to do.
 */
export function parseArticle(input: { readonly file: string; readonly text: string }): Parsed<Article> {
  const { file } = input;
  const refuse = (line: number, code: string, message: string): Parsed<never> => ({
    findings: [{ file, line, code, message }],
  });
  if (input.text.startsWith('\uFEFF'))
    return refuse(1, 'content.bom', '文件开头有 BOM，请另存为无 BOM 的 UTF-8');
  if (input.text.length > maxCharacters) {
    return refuse(1, 'content.tooLarge', `全文超过 ${maxCharacters} 字符，请拆成多篇`);
  }
  const text = input.text.replaceAll('\r\n', '\n');
  if (!text.startsWith('---\n')) return refuse(1, 'article.frontMatter', '第一行应为 ---，其后写条目信息');
  const end = text.indexOf('\n---\n', 3);
  if (end < 0) return refuse(1, 'article.frontMatter', '条目信息没有以单独一行 --- 结束');
  const front = text.slice(4, end + 1);
  const body = text.slice(end + 5);
  const head = readYaml({
    file,
    text: front,
    schema: frontMatterSchema,
    newest: articleSchemaVersion,
    lineOffset: 1,
  });
  const firstLine = front.split('\n').length + 2;
  const findings: Finding[] = [...bodyFindings(file, body, firstLine)];
  if ('findings' in head) return { findings: [...head.findings, ...findings] };
  const { pages, unknown } = pagesOf(head.value.tags);
  const tagLine = 2 + front.split('\n').findIndex((line) => line.startsWith('tags:'));
  for (const name of unknown) {
    const message = `标签 page:${name} 不是已知的页面，请对照页面清单`;
    findings.push({ file, line: tagLine, field: 'tags', code: 'content.reference', message });
  }
  return findings.length > 0 ? { findings } : { value: { ...head.value, pages, markdown: body.trim() } };
}
