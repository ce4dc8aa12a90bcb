import { readdirSync, readFileSync } from 'node:fs';

import { parseArticle } from '../../../core/article/parse.ts';
import { parseGlossary } from '../../../core/glossary/glossary.ts';
import { parseMoment } from '../../../core/moment/parse.ts';
import { parseScript } from '../../../core/script/parse.ts';
import type { KnowledgeData } from '../../../core/search/local-knowledge.ts';

type Parse<T> = (input: {
  file: string;
  text: string;
}) => { readonly value: T } | { readonly findings: readonly unknown[] };

function readFolder<T>(folder: string, ending: string, parse: Parse<T>): T[] {
  return readdirSync(`content/${folder}`)
    .filter((name) => name.endsWith(ending))
    .map((name) => {
      const file = `content/${folder}/${name}`;
      const result = parse({ file, text: readFileSync(file, 'utf8') });
      if ('findings' in result) throw new Error(`${file}: ${JSON.stringify(result.findings)}`);
      return result.value;
    });
}

/** The shipped articles, scripts and moments, as a terminal has them. */
export const bankContent = (): KnowledgeData => ({
  articles: readFolder('articles', '.md', parseArticle),
  scripts: readFolder('scripts', '.yaml', parseScript),
  moments: readFolder('moments', '.yaml', parseMoment),
  terms: readFolder('glossary', '.yaml', parseGlossary).flatMap((topic) => topic.terms),
});
