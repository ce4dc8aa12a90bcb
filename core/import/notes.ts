/** What did not come along out of a file, though the rest did. Sentences under `import.note.<code>`. */
export const importNotes = [
  'picture.external',
  'picture.missing',
  'picture.refused',
  'picture.many',
  'link',
  'field',
  'formula',
  'chart',
  'hidden',
] as const;

export interface ImportNote {
  readonly code: (typeof importNotes)[number];
  /** The address, name or field it is about; at most 120 characters. */
  readonly what: string;
}

/** A file may name this many; more help nobody. */
const most = 40;

/** Collects notes, each once. */
export function createNotes() {
  const seen = new Map<string, ImportNote>();
  return {
    add(code: ImportNote['code'], what: string): void {
      const short = what.slice(0, 120);
      if (seen.size < most) seen.set(`${code} ${short}`, { code, what: short });
    },
    all: (): readonly ImportNote[] => [...seen.values()],
  };
}
export type Notes = ReturnType<typeof createNotes>;
