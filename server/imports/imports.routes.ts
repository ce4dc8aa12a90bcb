import { importFile } from '../../core/contracts/imports.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { ImportService } from './imports.service.ts';

/** Who may draft is said by content/rules/publishing.yaml: the service decides. */
export function importRoutes(imports: ImportService): Route[] {
  return [
    routeFor(importFile, {
      roles: 'session',
      scope: 'none',
      audit: 'write',
      // The largest file in base64, and its name.
      bodyLimit: 11_300_000,
      handler: (call) =>
        imports.take(call, { name: call.body.name, bytes: Buffer.from(call.body.base64, 'base64') }),
    }),
  ];
}
