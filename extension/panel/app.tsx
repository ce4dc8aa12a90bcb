import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { type Language } from '../../core/i18n/translate.ts';
import '../../web/theme/tokens.css';
import '../../web/theme/base.css';
import './panel.css';
import './shell/bar.css';
import './state/state.css';
import './context/warnings.css';
import './context/strip.css';
import './script/script.css';
import './checks/checks.css';
import './articles/articles.css';
import './actions/actions.css';
import './shell/dialog.css';
import './shell/knowledge.css';
import './shell/folded.css';
import './contrast.css';
import { LanguageProvider } from '../../web/theme/language.tsx';
import { useLanguage } from '../../web/theme/use-language.ts';
import { type Theme, useTheme } from '../../web/theme/use-theme.ts';
import { PanelBody } from './panel-body.tsx';
import type { PanelPort } from './port.ts';
import type { KnowledgeRequest } from './shell/knowledge-view.tsx';
import { panelKeys } from './shell/keys.ts';
import { Resizer } from './shell/resizer.tsx';
import { useDrawn } from './use-drawn.ts';

/** What the entrypoint hears from outside the document and passes in: commands of the browser. */
export interface PanelCommands {
  onCommand(listener: (command: 'search' | 'fold') => void, options: { signal: AbortSignal }): void;
  /** Keys assigned to the commands, as the browser shows them (`Alt+Q`); absent when none. */
  readonly searchKeys?: string;
}

export interface PanelAppProps {
  readonly port: PanelPort;
  readonly language: Language;
  readonly theme: Theme;
  readonly commands?: PanelCommands;
  /** Popup and side panel cannot be moved, resized or folded. */
  readonly standing?: 'beside' | 'window';
  readonly folded?: boolean;
  readonly clock?: () => number;
}

/**
 * The panel's whole document over a `PanelPort`. It draws what `port.tab` says and tells `port.drawn` once a generation
 * stands on the screen; customer data lives in the port's signals and this tree, nowhere else.
 */
export function PanelApp(props: PanelAppProps) {
  const { port, language, theme, commands, standing = 'beside', clock = Date.now } = props;
  const translator = useLanguage(language);
  const shade = useTheme(theme);
  const root = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState(props.folded === true);
  const [request, setRequest] = useState<KnowledgeRequest>();
  const generation = port.tab.value?.generation;
  const drawn = useCallback((drawnNow: string) => port.drawn(drawnNow), [port]);
  useDrawn(generation, drawn);

  const fold = useCallback(
    (next: boolean) => {
      setFolded(next);
      if (standing === 'beside') port.place({ folded: next });
    },
    [port, standing],
  );
  useLayoutEffect(() => {
    if (commands === undefined) return undefined;
    const controller = new AbortController();
    commands.onCommand(
      (command) => {
        if (command === 'fold') setFolded((before) => (port.place({ folded: !before }), !before));
        else {
          fold(false);
          setRequest({ query: '' });
        }
      },
      { signal: controller.signal },
    );
    return () => controller.abort();
  }, [commands, fold, port]);

  useLayoutEffect(() => {
    const controller = new AbortController();
    // On the document: after a press on plain text nothing has the focus, and Enter must still mean the next step.
    document.addEventListener(
      'keydown',
      (event) => {
        if (root.current !== null) panelKeys(root.current, event);
      },
      { signal: controller.signal },
    );
    return () => controller.abort();
  }, []);

  if (translator === undefined) return null;
  return (
    <LanguageProvider value={translator}>
      <div
        ref={root}
        class={`tw panel ${standing}`}
        data-theme={shade}
        lang={language}
        role="main"
        aria-label={translator.t('panel.label')}
      >
        {standing === 'beside' && !folded && <Resizer place={(change) => port.place(change)} />}
        <PanelBody
          port={port}
          clock={clock}
          shade={shade}
          folded={folded}
          onFold={fold}
          standing={standing}
          searchHint={commands?.searchKeys}
          request={request}
          onRequest={setRequest}
        />
      </div>
    </LanguageProvider>
  );
}
