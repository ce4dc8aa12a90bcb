import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { describeText, prepareText } from '../../core/draft/prepare.ts';
import { AppError, type Finding } from '../../core/errors.ts';
import type { DraftDeps } from './draft-deps.ts';
import { textOf } from './drafts.repository.ts';
import { type DraftRecord, pathFor } from './drafts.view.ts';

/** The text of a draft: the newest, the same as it would be published, and what keeps it from that. */
export function createDraftTexts({
  sql,
  knowledge,
  newBlockId,
  alsoCheck,
}: Pick<DraftDeps, 'sql' | 'knowledge' | 'newBlockId' | 'alsoCheck'>) {
  async function newestText({ row }: DraftRecord): Promise<string> {
    return (await textOf(sql, row.id, row.n))?.text ?? '';
  }

  function prepared({ row }: DraftRecord, text: string) {
    const version = knowledge.newestVersion(row.kind, row.item_id) + 1;
    const path = pathFor(row.kind, row.item_id, version, text);
    const input = { path, itemId: row.item_id, version, text };
    return { ...prepareText(row.kind, input, newBlockId), path, version };
  }

  /** Every finding of a text as it would be published, against the whole base. */
  async function findingsOf(record: DraftRecord, text: string, now: number): Promise<readonly Finding[]> {
    if (record.row.action === 'retire') return [];
    const today = shanghaiDate(now);
    const { text: ready, path, findings } = prepared(record, text);
    if (findings.length > 0) return findings;
    const from = describeText(record.row.kind, ready, '').effectiveFrom;
    const isPast = record.row.kind === 'articles' && from !== undefined && from < today;
    const message = `生效日期 ${from} 已过，新版本最早从今天（${today}）起施行`;
    const past: Finding = { file: path, line: 1, field: 'effectiveFrom', code: 'content.dates', message };
    return [
      ...(isPast ? [past] : []),
      ...knowledge.checkWith({ path, content: ready }),
      ...(await alsoCheck(record.row.kind, { file: path, text: ready }, now)),
    ];
  }

  return { newestText, prepared, findingsOf };
}

/** Findings that keep a text from going on; advice does not. */
export function assertSound(findings: readonly Finding[]): void {
  const faults = findings.filter(({ advice }) => !advice);
  if (faults.length > 0) throw new AppError('draft.invalid', { findings: faults });
}
