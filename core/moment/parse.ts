import type { Parsed } from '../content/parsed.ts';
import { readYaml } from '../content/read-yaml.ts';
import { type MomentDefinition, momentSchema, momentSchemaVersion } from './moment.ts';

/** Reads one moment file (YAML). Gives the definition, or every finding with file, line and what to do. */
export const parseMoment = (input: {
  readonly file: string;
  readonly text: string;
}): Parsed<MomentDefinition> => readYaml({ ...input, schema: momentSchema, newest: momentSchemaVersion });
