import type { OutboxRecord } from '../../core/contracts/outbox.ts';
import type { Language } from '../../core/i18n/translate.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';
import type { KnowledgeApi } from '../api/knowledge-api.ts';
import type { Theme } from '../theme/use-theme.ts';

/** What the knowledge micro-frontend needs from whoever mounts it. */
export interface KnowledgeDeps {
  readonly api: KnowledgeApi;
  readonly language: Language;
  readonly theme: Theme;
  readonly person: Person | undefined;
  /** In the panel or another narrow place: no filters, no side column, its own head row of 44 px. */
  readonly compact?: boolean;
  /** Inside a page of others: the field waits for the person instead of taking the focus when it is first shown. */
  readonly isGuest?: boolean;
  /** The page kind beside which it stands: its articles come first and are marked 本页相关. */
  readonly pageKind?: string;
  /** The only teardown: on abort everything is unmounted. */
  readonly signal: AbortSignal;
  /** Asks the service for what is not in the knowledge copy; without it only the knowledge base opens. */
  readonly client?: Caller;
  /**
   * Keeps a record safe on this machine until the service has it, also without a line; where there is none (a page), what
   * is unsent waits in the screen.
   */
  readonly record?: (record: OutboxRecord['record']) => Promise<void>;
  /** Which room to open and where in it, as `room/place`; the knowledge base unless told. */
  readonly place?: string;
  /** A room wants to go elsewhere: the mounter keeps the address and mounts again. */
  readonly onPlace?: (place: string) => void;
  /** The present in ms UTC, by the service's clock where it is known; the machine's own unless told. */
  readonly clock?: () => number;
  readonly initialQuery?: string;
  readonly initialArticle?: string;
  /** Esc on an empty field, or the close button (compact only). */
  readonly onClose?: () => void;
  /** Back from the article it was opened with, to where that was; absent, it closes. */
  readonly onLeave?: () => void;
  /** Nothing was found, and the person would ask colleagues instead; without it no such button is shown. */
  readonly onAsk?: (text: string) => void;
  /** An article was opened and read to its end. */
  readonly onRead?: (articleId: string, version: number) => void;
}
