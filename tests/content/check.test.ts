import { describe, expect, it } from 'vitest';

import { checkContent, type ContentFile } from '../../core/content/check.ts';
import { contentKinds } from '../../core/content/kinds.ts';
import { shipped, shippedText, withFile } from './shipped-content.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const found = (files: readonly ContentFile[]): string[] =>
  checkContent(files).findings.map(({ file, line, code }) => `${file}:${line} ${code}`);

describe('the shipped content', () => {
  it('has 43 articles, 12 scripts, 10 quizzes, 11 courses, 300 terms, a moment for all 12 page kinds, and no finding', () => {
    expect(shipped.counts).toMatchObject({
      articles: 43,
      scripts: 12,
      quizzes: 10,
      courses: 11,
      moments: 12,
    });
    expect(shipped.counts.glossary).toBeGreaterThanOrEqual(300);
    expect(shipped.findings).toEqual([]);
  });

  it('names each file after what it holds', () => {
    for (const { file, value } of shipped.content.articles)
      expect(file).toMatch(new RegExp(`^articles/${value.slug}(\\.v\\d+)?\\.md$`));
    for (const { file, value } of shipped.content.scripts) expect(file).toBe(`scripts/${value.id}.yaml`);
    for (const { file, value } of shipped.content.quizzes) expect(file).toBe(`quizzes/${value.id}.yaml`);
    for (const { file, value } of shipped.content.courses) expect(file).toBe(`courses/${value.id}.yaml`);
    for (const { file, value } of shipped.content.moments)
      expect(file).toBe(`moments/${value.pageKind}.yaml`);
  });

  it('reads every registered kind', () => {
    for (const kind of Object.keys(contentKinds) as (keyof typeof contentKinds)[]) {
      expect(shipped.content[kind].length, kind).toBeGreaterThan(0);
    }
  });
});

describe('bad content', () => {
  const article = 'articles/talking.md';

  it('BOM and invalid UTF-8 are findings', () => {
    expect(found(withFile(article, bytes(`\uFEFF${shippedText(article)}`)))).toContain(
      'articles/talking.md:1 content.bom',
    );
    expect(found(withFile(article, new Uint8Array([0x2d, 0x2d, 0xff, 0xfe])))).toContain(
      'articles/talking.md:1 content.encoding',
    );
  });

  it('a 5 MB article is a finding, not a crash', () => {
    expect(found(withFile('articles/big.md', 'x'.repeat(5_000_000)))).toEqual([
      'articles/big.md:1 content.tooLarge',
    ]);
  });

  it('a duplicate id names the other file', () => {
    const { findings } = checkContent(withFile('scripts/copy.yaml', shippedText('scripts/SCR-02.yaml')));
    const double = findings.find(({ code }) => code === 'content.duplicateId');
    expect(double).toMatchObject({ file: 'scripts/copy.yaml' });
    expect(double?.message).toContain('scripts/SCR-02.yaml');
  });

  it('dangling references name file, line and what is missing', () => {
    const script = shippedText('scripts/SCR-02.yaml').replace('ART-13^mismatch', 'ART-13^missing');
    const line = script.split('\n').findIndex((text) => text.includes('^missing')) + 1;
    expect(found(withFile('scripts/SCR-02.yaml', script))).toEqual([
      `scripts/SCR-02.yaml:${line} content.reference`,
    ]);
    const moment = shippedText('moments/loan.yaml').replaceAll('SCR-05', 'SCR-95');
    expect(
      checkContent(withFile('moments/loan.yaml', moment)).findings.map(({ message }) => message),
    ).toEqual([
      '话术 SCR-95 不存在，请先写好或改成已有的话术',
      '话术 SCR-95 不存在，请先写好或改成已有的话术',
    ]);
  });

  it('a script node that leads nowhere is found at its own line', () => {
    const script = shippedText('scripts/SCR-01.yaml').replace('    next: 7', '    next: 70');
    const line = script.split('\n').findIndex((text) => text.trim() === '- id: 6') + 1;
    expect(found(withFile('scripts/SCR-01.yaml', script))).toContain(
      `scripts/SCR-01.yaml:${line} script.target`,
    );
  });

  it('an unknown fact in a condition is found at its line with what to do', () => {
    const moment = shippedText('moments/loan.yaml').replace('customer.overdue', 'customer.late');
    const { findings } = checkContent(withFile('moments/loan.yaml', moment));
    expect(findings[0]).toMatchObject({ file: 'moments/loan.yaml', line: 8, code: 'content.field' });
    expect(findings[0]?.message).toContain('customer.late');
  });

  it('two versions of one day and scope are found; a deep nesting is not a crash', () => {
    const other = shippedText(article).replace(/version: \d+/, 'version: 99');
    expect(found(withFile('articles/talking.v2.md', other))).toEqual([
      'articles/talking.v2.md:16 content.sameDay',
    ]);
    expect(found(withFile('moments/deep.yaml', '['.repeat(50_000)))[0]).toMatch(
      /^moments\/deep\.yaml:\d+ content\.yaml$/,
    );
  });

  it('courses that wait for each other are found, each with the whole way round (R192)', () => {
    const waits = (id: string, before: string): ContentFile => ({
      path: `courses/${id}.yaml`,
      content: shippedText(`courses/${id}.yaml`)
        .replace(/prerequisites: \[.*\]\n/, '')
        .replace(/^version: .*\n/m, `$&prerequisites: [${before}]\n`),
    });
    const [first, second] = [waits('CRS-01', 'CRS-02'), waits('CRS-02', 'CRS-01')];
    const one = withFile(first.path, String(first.content));
    expect(found(one)).toEqual([]);
    const both = one.map((file) => (file.path === second.path ? second : file));
    const { findings } = checkContent(both);
    expect(findings.map(({ file, code }) => [file, code])).toEqual([
      ['courses/CRS-01.yaml', 'content.cycle'],
      ['courses/CRS-02.yaml', 'content.cycle'],
    ]);
    expect(findings[0]?.message).toContain('CRS-01 → CRS-02 → CRS-01');
  });

  it('10,000 files are read in one go and all findings come at once', () => {
    const many = Array.from({ length: 10_000 }, (_, index): ContentFile => ({
      path: `scripts/x${index}.yaml`,
      content: 'schema: 9',
    }));
    expect(found(many)).toHaveLength(10_000);
  });
});
