import type { LucideIcon } from 'lucide-preact';

/** One icon of the set: 16 px, stroke 1.75, never spoken (its button or the word beside it is). */
export function Icon({
  of: Drawn,
  size = 16,
  class: extra,
}: {
  of: LucideIcon;
  size?: number;
  class?: string;
}) {
  const classes = extra === undefined ? 'tw-icon' : `tw-icon ${extra}`;
  return <Drawn size={size} strokeWidth={1.75} aria-hidden="true" class={classes} />;
}
