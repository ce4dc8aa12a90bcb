import type { ReadonlySignal } from '@preact/signals';

import type { Finding } from '../../core/errors.ts';
import type { Language } from '../../core/i18n/translate.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { PageContext } from '../../core/page/context.ts';
import type { Theme } from '../../web/theme/use-theme.ts';
import type { LinkState } from '../panel/port.ts';

/** What the options page shows. No customer data: pages come with kinds and counts of evidence alone. */
export interface OptionsState {
  readonly server: string;
  readonly version: string;
  readonly person: Person | undefined;
  readonly link: LinkState;
  readonly language: Language;
  readonly theme: Theme;
  readonly packs: readonly {
    readonly id: string;
    readonly version: number;
    readonly title: { readonly zh: string; readonly en: string };
    readonly hosts: readonly string[];
  }[];
  /** Mistakes of packs that were refused; the last good version goes on. */
  readonly findings: readonly Finding[];
  /** What was recognised on each tab, or why nothing was. */
  readonly pages: readonly { readonly tabId: number; readonly page: PageContext }[];
}

export interface OptionsPort {
  readonly state: ReadonlySignal<OptionsState>;
  login(): Promise<void>;
  logout(): Promise<void>;
  sync(): Promise<void>;
  change(change: { language?: Language; theme?: Theme }): Promise<void>;
}
