import { CircleAlert, Info, OctagonAlert, TriangleAlert } from 'lucide-preact';
import type { ComponentChildren } from 'preact';

import { Icon } from '../../../web/theme/icon.tsx';

const icons = { danger: OctagonAlert, warn: TriangleAlert, info: Info, plain: CircleAlert } as const;

/** One message over the panel's body: what is the matter, and below it what to do. */
export function Notice({
  tone,
  title,
  children,
  alert = false,
}: {
  tone: keyof typeof icons;
  title: string;
  children?: ComponentChildren;
  alert?: boolean;
}) {
  return (
    <div class={`notice ${tone}`} {...(alert ? { role: 'alert' } : {})}>
      <Icon of={icons[tone]} />
      <div>
        <p class="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}
