import { useEffect, useState } from 'preact/hooks';

import type { KnowledgeApi } from '../api/knowledge-api.ts';
import { useTranslator } from '../theme/language.tsx';

/** The room's title and what it holds for this person now. */
export function RoomHead({ api }: { api: KnowledgeApi }) {
  const { t } = useTranslator();
  const [counts, setCounts] = useState<{ articles: number; scripts: number }>();
  useEffect(() => {
    let current = true;
    api.counts().then(
      (answer) => current && setCounts({ ...answer }),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [api]);
  return (
    <div class="kn-title">
      <h1>{t('web.title')}</h1>
      {counts !== undefined && <span class="tw-muted">{t('web.counts', counts)}</span>}
    </div>
  );
}
