import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { Article } from '../../../core/article/article.ts';
import {
  editYaml,
  isList,
  isRecord,
  type Path,
  readYamlValue,
  type YamlEdit,
  type YamlValue,
  yamlTextAt,
} from '../../../core/draft/edit-yaml.ts';
import type { Finding } from '../../../core/errors.ts';
import type { Script } from '../../../core/script/script.ts';
import type { KnowledgeApi } from '../../api/knowledge-api.ts';
import { useTranslator } from '../../theme/language.tsx';
import { type Desk, DeskProvider, nameOf } from './desk.tsx';
import { Fields, listOf, wordsOf } from './field.tsx';
import { findingPath } from './finding-path.ts';
import { momentFields } from './moment-fields.tsx';
import { scriptFields } from './script-fields.tsx';
import { useFocus } from './use-focus.ts';
import './form.css';

/** Kinds that are written in a form. */
export const formFields = { scripts: scriptFields, moments: momentFields } as const;

/** The text of a script or a moment as fields: each writes its own place of the text and leaves the rest as it is. */
export function ContentForm({
  kind,
  text,
  mayWrite,
  findings,
  scripts,
  articles,
  api,
  reveal,
  onText,
  toText,
}: {
  kind: keyof typeof formFields;
  text: string;
  mayWrite: boolean;
  findings: readonly Finding[];
  scripts: readonly Script[];
  articles: readonly Article[];
  api: KnowledgeApi;
  /** Is given what leads to the field a finding speaks of. */
  reveal: { current: ((finding: Finding) => void) | undefined };
  onText: (text: string) => void;
  /** Goes to a line of the text. */
  toText: (line: number) => void;
}) {
  const { t } = useTranslator();
  const focus = useFocus();
  const [isRefused, setRefused] = useState(false);
  // Two edits may follow each other before the first is drawn.
  const now = useRef(text);
  now.current = text;
  const tree = useMemo(() => readYamlValue(text), [text]);
  const shown = useRef<YamlValue>({});
  if (tree !== undefined) shown.current = tree;
  const value = shown.current;
  useEffect(focus.arrived, [text]);
  useEffect(() => setRefused(false), [text]);
  const faults = useMemo(
    () => new Map(findings.map((finding) => [nameOf(findingPath(finding, value)), finding.message])),
    [findings, value],
  );
  const lineAt = (path: Path): number => yamlTextAt(now.current, path)?.line ?? 1;
  reveal.current = (finding) => {
    const path = findingPath(finding, value);
    if (tree === undefined || !focus.reveal(path)) toText(finding.line ?? 1);
  };
  const desk: Desk = {
    disabled: !mayWrite || tree === undefined,
    edit: (edits: readonly YamlEdit[], wanted?: Path) => {
      const next = editYaml(now.current, edits);
      setRefused(next === undefined);
      if (next === undefined) return false;
      focus.wait(wanted);
      if (next === now.current) focus.arrived();
      else {
        now.current = next;
        onText(next);
      }
      return true;
    },
    valueAt: (path) => valueAt(value, path),
    faultAt: (path) => faults.get(nameOf(path)),
    arrived: focus.arrived,
    textAt: (path) => yamlTextAt(text, path)?.text ?? '',
    toText: (path) => toText(lineAt(path)),
    lines: useMemo(() => linesOf(value), [value]),
    scripts,
    articleTitles: useMemo(() => new Map(articles.map(({ id, title }) => [id, title])), [articles]),
    api,
  };
  return (
    <div class="content-form" ref={focus.root}>
      {tree === undefined && (
        <p class="room-note warn" role="status">
          {t('scriptForm.mend')}{' '}
          <button type="button" class="tw-link" onClick={() => toText(findings[0]?.line ?? 1)}>
            {t('scriptForm.asText')}
          </button>
        </p>
      )}
      {isRefused && (
        <p class="room-note warn" role="alert">
          {t('scriptForm.refused')}
        </p>
      )}
      <DeskProvider value={desk}>
        <div class="form-grid">
          <Fields of={formFields[kind]} path={[]} value={value} />
        </div>
      </DeskProvider>
    </div>
  );
}

function valueAt(value: YamlValue, path: Path): YamlValue | undefined {
  let now: YamlValue | undefined = value;
  for (const key of path) now = isList(now) ? now[Number(key)] : isRecord(now) ? now[key] : undefined;
  return now;
}

/** How a line is called where one is chosen: by its first words, or where it goes. */
const linesOf = (value: YamlValue): Desk['lines'] =>
  listOf(valueAt(value, ['nodes'])).flatMap((line) => {
    if (!isRecord(line)) return [];
    const words = wordsOf(line['text']) || wordsOf(line['script']) || wordsOf(line['outcome']);
    return [{ id: wordsOf(line['id']), words: words.length > 18 ? `${words.slice(0, 18)}…` : words }];
  });
