import type { ComponentProps, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { useTranslator } from '../theme/language.tsx';
import type { Shell } from './shell.tsx';

type Props = ComponentProps<typeof Shell>;

/** The rooms are loaded after login: the login page needs neither the search engine nor the reader. */
export function LazyShell(props: Props) {
  const { t } = useTranslator();
  const [loaded, setLoaded] = useState<{ Shell: FunctionComponent<Props> }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import('./shell.tsx').then(setLoaded, () => setFailed(true));
  }, []);
  if (failed) return <p class="shell-wait">{t('error.server.offline')}</p>;
  if (loaded === undefined) return <p class="shell-wait">{t('search.loading')}</p>;
  return <loaded.Shell {...props} />;
}
