import { ArrowLeft } from 'lucide-preact';
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import '../theme/tokens.css';
import '../theme/base.css';
import './room.css';
import { Icon } from '../theme/icon.tsx';
import { LanguageProvider, useTranslator } from '../theme/language.tsx';
import { useLanguage } from '../theme/use-language.ts';
import { useTheme } from '../theme/use-theme.ts';
import type { Room, RoomProps } from './registry.ts';

/** A room other than the knowledge base: loaded when entered, with the states of not being there yet. */
export function RoomHost({ room, ...props }: RoomProps & { room: Room }) {
  const translator = useLanguage(props.deps.language);
  const shade = useTheme(props.deps.theme);
  if (translator === undefined) return null;
  return (
    <LanguageProvider value={translator}>
      <div
        class={props.deps.compact === true ? 'tw room compact' : 'tw room'}
        data-theme={shade}
        lang={props.deps.language}
      >
        {props.deps.compact === true && (
          <p class="room-back">
            <button type="button" class="tw-link" onClick={() => props.go('knowledge/')}>
              <Icon of={ArrowLeft} />
              {translator.t('room.back')}
            </button>
          </p>
        )}
        <Loaded key={room.name} room={room} {...props} />
      </div>
    </LanguageProvider>
  );
}

function Loaded({ room, ...props }: RoomProps & { room: Room }) {
  const { t } = useTranslator();
  const [state, setState] = useState<{ Inside?: FunctionComponent<RoomProps>; failed?: true }>({});
  const load = (): void => {
    setState({});
    room.load?.().then(
      ({ default: Inside }) => setState({ Inside }),
      () => setState({ failed: true }),
    );
  };
  useEffect(load, [room]);
  const { Inside, failed } = state;
  if (Inside !== undefined) return <Inside {...props} />;
  return failed === true ? (
    <div class="room-state" role="alert">
      <p>{t('error.server.offline')}</p>
      <button type="button" class="tw-btn" onClick={load}>
        {t('action.retry')}
      </button>
    </div>
  ) : (
    <p class="room-state tw-muted">{t('room.loading')}</p>
  );
}
