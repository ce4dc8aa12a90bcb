import type { Parsed } from '../content/parsed.ts';
import { readYaml } from '../content/read-yaml.ts';
import { type Script, scriptSchema, scriptSchemaVersion } from './script.ts';

/** Reads one script file (YAML). Gives the script, or every finding with file, line and what to do. */
export const parseScript = (input: { readonly file: string; readonly text: string }): Parsed<Script> =>
  readYaml({ ...input, schema: scriptSchema, newest: scriptSchemaVersion });
