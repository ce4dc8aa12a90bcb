import { codeOf, isList, isRecord, type Path, type YamlValue } from '../../../core/draft/edit-yaml.ts';
import type { Finding } from '../../../core/errors.ts';

/** The place of a text that a finding speaks of; findings about the way through a script name a line by its number. */
export function findingPath({ code, field }: Finding, tree: YamlValue): Path {
  if (field === undefined) return code === 'script.target' ? ['start'] : [];
  const steps = field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const [first, id, ...rest] = steps;
  if (code === 'content.field' || first !== 'nodes' || id === undefined) return steps;
  const lines =
    isRecord(tree) && isList(tree['nodes'] ?? null) ? (tree['nodes'] as readonly YamlValue[]) : [];
  const at = lines.findIndex((line) => isRecord(line) && codeOf(line['id']) === String(id));
  return at < 0 ? ['nodes'] : ['nodes', at, ...rest];
}
