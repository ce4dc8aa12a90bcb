import type { Evidence } from '../../../core/page/context.ts';
import { useTranslator } from '../../../web/theme/language.tsx';
import { evidenceWords } from './evidence-words.ts';

/** What was seen on the page: kinds and counts, never a value. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const translator = useTranslator();
  return (
    <section class="evidence">
      <h2>{translator.t('state.evidence')}</h2>
      <dl>
        {evidence.map((item, index) => {
          const { label, value, doubtful } = evidenceWords(item, translator);
          return (
            <div key={index}>
              <dt>{label}</dt>
              <dd class={doubtful ? 'doubtful' : ''}>{value}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
