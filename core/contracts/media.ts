import * as v from 'valibot';

import { defineEndpoint } from './endpoint.ts';

/** Bytes of a picture as it is handed in, at most (R-MD5). */
export const largestPicture = 5 * 1024 * 1024;

/**
 * Takes a picture in: checked by what it is, not by its name, drawn anew without what a camera wrote into it, and kept under
 * an address that says nothing. Throws `media.refused`.
 */
export const uploadMedia = defineEndpoint({
  name: 'media.upload',
  method: 'POST',
  path: '/api/media',
  summary: 'Add a picture for an article',
  body: v.strictObject({
    /** Base64 of a PNG, JPEG or WebP. */
    base64: v.pipe(
      v.string(),
      v.maxLength(Math.ceil(largestPicture / 3) * 4),
      v.regex(/^[A-Za-z0-9+/]+={0,2}$/),
    ),
  }),
  response: v.strictObject({
    /** `/media/…`, as it stands in the Markdown. */
    src: v.string(),
    width: v.number(),
    height: v.number(),
  }),
});
