import { codeOf, isList, isRecord, type Path, type YamlEdit, type YamlValue } from './edit-yaml.ts';

/**
 * The edits that make every way of a script which leads to one of its lines lead to the line's new number: the start,
 * `next` of lines, choices and their conditions, `else` and `returns`. None where a line has the new number already, since
 * the ways of the two could then no longer be told apart.
 */
export function renamedLine(script: YamlValue, from: string, to: YamlValue): YamlEdit[] {
  if (!isRecord(script) || !isList(script['nodes'])) return [];
  const isTaken = script['nodes'].some((line) => isRecord(line) && codeOf(line['id']) === codeOf(to));
  if (isTaken || from === '') return [];
  const edits: YamlEdit[] = [];
  const lead = (path: Path, value: YamlValue | undefined): void => {
    if (isList(value)) {
      for (const [at, route] of value.entries()) if (isRecord(route)) lead([...path, at, 'to'], route['to']);
    } else if (codeOf(value) === from) {
      edits.push({ do: 'set', path, value: to });
    }
  };
  lead(['start'], script['start']);
  for (const [at, line] of script['nodes'].entries()) {
    if (!isRecord(line)) continue;
    const path = ['nodes', at];
    lead([...path, 'next'], line['next']);
    lead([...path, 'else'], line['else']);
    const { choices, returns } = line;
    if (isList(choices)) {
      for (const [index, choice] of choices.entries())
        if (isRecord(choice)) lead([...path, 'choices', index, 'next'], choice['next']);
    }
    if (isRecord(returns)) {
      for (const [outcome, way] of Object.entries(returns)) lead([...path, 'returns', outcome], way);
    }
  }
  return edits;
}
