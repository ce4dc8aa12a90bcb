import type { LucideIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';

import { Icon } from '../../../web/theme/icon.tsx';

/** The identity bar's place when there is no customer: what state the panel is in, in one or two words. */
export function StateBar({
  icon,
  title,
  tone,
  children,
}: {
  icon: LucideIcon;
  title: string;
  tone: 'plain' | 'warn' | 'info';
  children?: ComponentChildren;
}) {
  return (
    <section class={`identity ${tone}`}>
      <Icon of={icon} />
      <h1>{title}</h1>
      <span class="grow" />
      {children}
    </section>
  );
}
