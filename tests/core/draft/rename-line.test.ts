import { describe, expect, it } from 'vitest';

import { editYaml, readYamlValue } from '../../../core/draft/edit-yaml.ts';
import { renamedLine } from '../../../core/draft/rename-line.ts';
import { parseScript } from '../../../core/script/parse.ts';
import { graphFindings } from '../../../core/script/validate.ts';
import { shippedFiles, shippedText } from '../../content/shipped-content.ts';

describe('a line that is given another number (R148)', () => {
  it.each(shippedFiles.map(({ path }) => path).filter((path) => path.startsWith('scripts/')))(
    '%s: every way to it follows, so that the script can be walked as before',
    (path) => {
      let text = shippedText(path);
      const lines = (readYamlValue(text)?.['nodes'] ?? []) as { id: string | number }[];
      for (const [at, { id }] of lines.entries()) {
        const ways = renamedLine(readYamlValue(text) ?? {}, String(id), `x${at}`);
        text = editYaml(text, [...ways, { do: 'set', path: ['nodes', at, 'id'], value: `x${at}` }]) ?? '';
      }
      const parsed = parseScript({ file: path, text });
      expect(parsed).toHaveProperty('value');
      expect('value' in parsed && graphFindings(parsed.value)).toEqual([]);
      expect(text.split('\n')).toHaveLength(shippedText(path).split('\n').length);
    },
  );

  it('does nothing where a line has the number already, or the text is no script', () => {
    const script = readYamlValue(shippedText('scripts/SCR-02.yaml')) ?? {};
    expect(renamedLine(script, '3', 4)).toEqual([]);
    expect(renamedLine(script, '', 99)).toEqual([]);
    expect(renamedLine({ nodes: 'none' }, '3', 99)).toEqual([]);
  });
});
