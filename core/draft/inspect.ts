import { type ContentKind, contentKinds, type KindReader, type Loaded } from '../content/kinds.ts';
import { scriptFindings } from '../content/references.ts';
import type { Finding } from '../errors.ts';
import type { Script } from '../script/script.ts';

/** What a text is read as, or why it cannot be. */
export interface Inspected {
  readonly value?: unknown;
  readonly findings: readonly Finding[];
}

/**
 * Reads a text of any kind while it is being typed: its value, and every finding about it alone with line and field. A
 * script is also walked beside `scripts`, the published ones, of which its own older text is left out. Never throws; what
 * needs the whole base (articles, personal data) is said by the service.
 */
export function inspectText(
  kind: ContentKind,
  input: { readonly file: string; readonly text: string },
  scripts: readonly Loaded<Script>[] = [],
): Inspected {
  const reader = contentKinds[kind] as KindReader<unknown>;
  try {
    const parsed = reader.parse(input);
    if ('findings' in parsed) return parsed;
    if (kind !== 'scripts') return { value: parsed.value, findings: [] };
    const value = parsed.value as Script;
    const others = scripts.filter((one) => one.value.id !== value.id);
    const findings = scriptFindings([...others, { ...input, value }]).filter(
      ({ file }) => file === input.file,
    );
    return { value, findings };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = '嵌套层次过深，请拆开书写';
    return { findings: [{ file: input.file, line: 1, code: 'content.yaml', message }] };
  }
}
