import type { Article } from '../article/article.ts';
import { paragraphById, splitRef } from '../article/paragraphs.ts';
import type { Finding } from '../errors.ts';
import type { Script } from '../script/script.ts';
import { validateScripts } from '../script/validate.ts';
import type { Loaded, LoadedContent } from './kinds.ts';

/** 1-based line of the first place a text names something; 1 when it is not found. */
function lineNaming(text: string, name: string): number {
  const at = text.indexOf(name);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}

const nodeLine = (text: string, node: string): number => {
  const found = new RegExp(`^\\s*-?\\s*\\{?\\s*id:\\s*['"]?${node}['"]?\\s*(?:,|$)`, 'm').exec(text);
  return found === null
    ? 1
    : text.slice(0, found.index).split('\n').length + (found[0].startsWith('\n') ? 1 : 0);
};

/** Articles that start on one day for overlapping regions leave no answer which is in force: a slip, not a variant. */
function sameDayFindings(articles: readonly Loaded<Article>[]): Finding[] {
  const seen = new Map<string, string>();
  return articles.flatMap(({ file, text, value }): Finding[] => {
    const key = JSON.stringify([value.id, value.effectiveFrom, value.appliesTo]);
    const earlier = seen.get(key);
    seen.set(key, file);
    if (earlier === undefined || value.state === 'draft' || value.state === 'retired') return [];
    const message = `与 ${earlier} 同日生效、范围相同，无法判断哪一版施行，请改日期或范围`;
    return [
      {
        file,
        line: lineNaming(text, 'effectiveFrom'),
        field: 'effectiveFrom',
        code: 'content.dates',
        message,
      },
    ];
  });
}

/** References across files: articles, paragraphs, scripts; and what `validateScripts` says. */
export function referenceFindings(content: LoadedContent): Finding[] {
  const findings: Finding[] = [];
  const articles = new Map<string, Article[]>();
  for (const { value } of content.articles)
    articles.set(value.id, [...(articles.get(value.id) ?? []), value]);
  const scripts = new Set(content.scripts.map(({ value }) => value.id));

  const cite = (from: Loaded<unknown>, ref: string, field: string): void => {
    const { article, block } = splitRef(ref);
    const versions = articles.get(article);
    const line = lineNaming(from.text, ref);
    const add = (message: string): void =>
      void findings.push({ file: from.file, line, field, code: 'content.reference', message });
    if (versions === undefined) add(`条目 ${article} 不存在，请先写好或改成已有的条目`);
    else if (block !== undefined && !versions.some((version) => paragraphById(version.markdown, block))) {
      add(`条目 ${article} 没有段落 ^${block}，请对照正文的段号`);
    }
  };
  const run = (from: Loaded<unknown>, id: string, field: string): void => {
    if (scripts.has(id)) return;
    const message = `话术 ${id} 不存在，请先写好或改成已有的话术`;
    findings.push({
      file: from.file,
      line: lineNaming(from.text, id),
      field,
      code: 'content.reference',
      message,
    });
  };

  for (const article of content.articles) {
    for (const id of article.value.related) cite(article, id, 'related');
  }
  for (const script of content.scripts) {
    for (const id of script.value.knowledge) cite(script, id, 'knowledge');
    for (const node of script.value.nodes) {
      for (const ref of 'basis' in node ? (node.basis ?? []) : [])
        cite(script, ref, `nodes.${node.id}.basis`);
    }
  }
  for (const moment of content.moments) {
    const { warnings, plans, offers, checks, articles: rows } = moment.value;
    for (const warning of warnings)
      if (warning.article) cite(moment, warning.article, `warnings.${warning.id}`);
    for (const plan of plans) for (const id of plan.scripts) run(moment, id, 'plans');
    for (const offer of offers) run(moment, offer.script, 'offers');
    for (const check of checks) if (check.basis) cite(moment, check.basis, `checks.${check.id}`);
    for (const row of rows) if ('id' in row) cite(moment, row.id, 'articles');
  }
  return [...findings, ...sameDayFindings(content.articles), ...scriptFindings(content.scripts)];
}

function scriptFindings(scripts: readonly Loaded<Script>[]): Finding[] {
  const byId = new Map(scripts.map((script) => [script.value.id, script]));
  return validateScripts([...byId.values()].map(({ value }) => value)).map(({ script, node, ...finding }) => {
    const from = byId.get(script);
    const line = from === undefined || node === undefined ? 1 : nodeLine(from.text, node);
    return { ...finding, ...(from === undefined ? {} : { file: from.file }), line };
  });
}
