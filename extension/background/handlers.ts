import type { Handlers } from '../messaging/receive.ts';
import { pageHandlers } from './page-handlers.ts';
import { sessionHandlers } from './session-handlers.ts';
import { serviceHandlers } from './service-handlers.ts';
import { tabHandlers } from './tab-handlers.ts';

/** One handler for every message of the protocol; a missing one is a type error. */
export const handlers: Handlers = { ...pageHandlers, ...tabHandlers, ...sessionHandlers, ...serviceHandlers };
