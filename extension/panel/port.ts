import type { ReadonlySignal } from '@preact/signals';

import type { revealFields } from '../../core/contracts/context.ts';
import type { OutboxRecord } from '../../core/contracts/outbox.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Caller } from '../../web/api/client.ts';
import type { KnowledgeApi } from '../../web/api/knowledge-api.ts';
import type { TabState } from '../storage/items.ts';

/** What the status bar and the offline state show. */
export interface LinkState {
  readonly online: boolean;
  /** Milliseconds UTC since when the service does not answer. */
  readonly offlineSince?: number;
  /** Publication instant and revision of the knowledge copy. */
  readonly knowledge?: { readonly publishedAt: number; readonly revision: number };
  /** Records waiting in the outbox. */
  readonly waiting: number;
}

/** Everything the panel's components may read and do; one real implementation over messages, one in tests over signals. */
export interface PanelPort {
  readonly tab: ReadonlySignal<TabState | undefined>;
  readonly person: ReadonlySignal<Person | undefined>;
  readonly link: ReadonlySignal<LinkState>;
  readonly knowledge: KnowledgeApi;
  /** Declared questions to the service. */
  readonly client: Caller;
  /** 核对无误: shows the customer of this generation, audited. */
  confirm(): Promise<void>;
  /** 建立服务事项. */
  openCase(): Promise<void>;
  caseEvent(event: string, fields: Record<string, string>): Promise<void>;
  reveal(
    field: (typeof revealFields)[number],
    purpose: string,
  ): Promise<{ value: string; expiresAt: number }>;
  /** Reads the page again and asks the service again. */
  retry(): Promise<void>;
  /** Opens the login tab; the panel itself never asks for a password. */
  login(): Promise<void>;
  /** Resolves once the record is safe on this machine (已存本机). */
  record(record: OutboxRecord['record']): Promise<void>;
  /** Tells the page side how the panel wants to stand: folded, moved by dx/dy, resized. */
  place(change: { folded?: boolean; dx?: number; dy?: number; width?: number }): void;
  /** The panel has drawn this generation; only then is its frame shown again. */
  drawn(generation: string): void;
}
