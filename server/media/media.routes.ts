import * as v from 'valibot';

import { uploadMedia } from '../../core/contracts/media.ts';
import { defineRoute, type Route, routeFor } from '../http/route.ts';
import type { MediaService } from './media.service.ts';

export function mediaRoutes(media: MediaService): Route[] {
  return [
    routeFor(uploadMedia, {
      roles: 'session',
      scope: 'none',
      audit: 'write',
      bodyLimit: 7_100_000,
      handler: (call) => media.upload(call),
    }),
    defineRoute({
      name: 'media.read',
      method: 'GET',
      path: '/media/:name',
      summary: 'One picture of an article',
      // An <img> of the panel carries no session: who has the name was shown the article that holds it.
      roles: 'anyone',
      audience: 'knowledge',
      scope: 'none',
      audit: 'none',
      params: v.strictObject({ name: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
      response: 'bytes',
      handler: async ({ params }) => ({
        ...(await media.read(params.name)),
        immutable: true,
        isPicture: true,
      }),
    }),
  ];
}
