import type { NodeKind } from '../../../core/script/nodes/registry.ts';
import { useTranslator } from '../../../web/theme/language.tsx';

/** 说 问 做 核 记 续: what kind of line it is. */
export function Chip({ kind, quiet = false }: { kind: NodeKind; quiet?: boolean }) {
  const { t } = useTranslator();
  return <span class={`chip ${kind}${quiet ? ' quiet' : ''}`}>{t(`script.chip.${kind}`)}</span>;
}
