import { AppError, type Finding } from '../../core/errors.ts';
import type { VersionRow } from './knowledge.repository.ts';
import type { ContentItem } from './read-content.ts';

/**
 * Items of a folder that the base does not hold yet; the same text is skipped. Throws `content.diverged` naming each that
 * the base holds with another text, or newer.
 */
export function freshItems(items: readonly ContentItem[], held: readonly VersionRow[]): ContentItem[] {
  const findings: Finding[] = [];
  const heldOf = new Map<string, VersionRow[]>();
  for (const row of held) {
    const key = `${row.kind}/${row.item_id}`;
    const others = heldOf.get(key);
    if (others === undefined) heldOf.set(key, [row]);
    else others.push(row);
  }
  const fresh = items.filter((item) => {
    const versions = heldOf.get(`${item.kind}/${item.itemId}`) ?? [];
    const same = versions.find((row) => row.version === item.version);
    if (same?.sha256 === item.sha256) return false;
    const newest = Math.max(0, ...versions.map((row) => row.version));
    if (same || newest > item.version) {
      const message = same
        ? `库中第 ${item.version} 版内容不同：已载入的版本不能改，请把版本号加一`
        : `库中已有第 ${newest} 版，比文件新：请先导出再改`;
      findings.push({ file: item.path, line: 1, field: 'version', code: 'content.diverged', message });
    }
    return true;
  });
  if (findings.length > 0) throw new AppError('content.diverged', { findings });
  return fresh;
}
