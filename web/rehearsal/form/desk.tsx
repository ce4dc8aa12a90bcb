import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import type { Path, YamlEdit, YamlValue } from '../../../core/draft/edit-yaml.ts';
import type { KnowledgeApi } from '../../api/knowledge-api.ts';

/** What the fields of one form share. */
export interface Desk {
  readonly disabled: boolean;
  /** Writes into the text; afterwards the field at `focus` has the focus. False where the text is such that it cannot. */
  readonly edit: (edits: readonly YamlEdit[], focus?: Path) => boolean;
  readonly valueAt: (path: Path) => YamlValue | undefined;
  /** What is wrong at exactly this place. */
  readonly faultAt: (path: Path) => string | undefined;
  /** Called when fields come into sight: the one that is waited for takes the focus. */
  readonly arrived: () => void;
  /** The text of a value that has no fields of its own, and the way to it. */
  readonly textAt: (path: Path) => string;
  readonly toText: (path: Path) => void;
  /** The lines of the script that is written, in order. */
  readonly lines: readonly { readonly id: string; readonly words: string }[];
  /** Published scripts. */
  readonly scripts: readonly { readonly id: string; readonly title: string }[];
  readonly articleTitles: ReadonlyMap<string, string>;
  readonly api: KnowledgeApi;
}

const DeskContext = createContext<Desk | undefined>(undefined);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('a field stands in no form');
  return desk;
}

export const nameOf = (path: Path): string => path.join('.');
