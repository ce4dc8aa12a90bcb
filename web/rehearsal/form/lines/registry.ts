import type { NodeKind } from '../../../../core/script/nodes/registry.ts';
import { ask } from './ask.ts';
import { check } from './check.ts';
import { doLine } from './do.ts';
import { end } from './end.ts';
import type { LineForm } from './form.ts';
import { gotoLine } from './goto.ts';
import { note } from './note.ts';
import { say } from './say.ts';

/** How every kind of line is edited: one file and one line here. A kind without one is an error of types. */
export const lineForms: Readonly<Record<NodeKind, LineForm>> = {
  say,
  ask,
  do: doLine,
  check,
  note,
  goto: gotoLine,
  end,
};
