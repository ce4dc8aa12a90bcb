import { useTranslator } from './language.tsx';

const order = ['junior', 'intermediate', 'senior'] as const;

/** 初级, 中级, 高级: plain text with one to three dots. */
export function LevelDots({ level }: { level: (typeof order)[number] }) {
  const { t } = useTranslator();
  const rank = order.indexOf(level);
  return (
    <span class="tw-level">
      <span class="tw-dots" aria-hidden="true">
        {order.map((step, index) => (
          <i key={step} class={index <= rank ? 'on' : ''} />
        ))}
      </span>
      {t(`level.${level}`)}
    </span>
  );
}
