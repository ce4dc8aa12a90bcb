import { sql as query } from 'drizzle-orm';
import type * as v from 'valibot';

import type { uploadMedia } from '../../core/contracts/media.ts';
import { AppError } from '../../core/errors.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import { type Picture, redraw } from './redraw.ts';

export interface MediaDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  /** A keyed hash, in hex. */
  readonly nameOf: (bytes: Buffer) => string;
}

export type MediaService = ReturnType<typeof createMediaService>;

/** A picture drawn anew, with the name it is served under. */
export type DrawnPicture = Picture & { readonly name: string };

/** Pictures of articles: taken in once, served for ever. */
export function createMediaService({ sql, writer, nameOf }: MediaDeps) {
  /** Throws `media.refused`. */
  async function draw(bytes: Uint8Array): Promise<DrawnPicture> {
    const picture = await redraw(bytes);
    return { ...picture, name: nameOf(picture.bytes) };
  }

  async function keep(tx: Sql, picture: DrawnPicture, by: string, at: number): Promise<void> {
    const { name, type, width, height, bytes } = picture;
    await tx.run(query`insert or ignore into media_files (name, type, width, height, bytes, added_by, added_at)
      values (${name}, ${type}, ${width}, ${height}, ${bytes}, ${by}, ${at})`);
  }

  return {
    draw,
    keep,

    async upload(
      call: Call<v.InferOutput<typeof uploadMedia.body>>,
    ): Promise<v.InferInput<typeof uploadMedia.response>> {
      const picture = await draw(Buffer.from(call.body.base64, 'base64'));
      const { name, width, height } = picture;
      await writer.write(async (tx) => {
        await keep(tx, picture, call.session.person.staffNo, call.now);
        await call.audit(tx, { object: name.slice(0, 16), result: 'ok' });
      });
      return { src: `/media/${name}`, width, height };
    },

    async read(name: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string }> {
      const rows = await sql.all<{ type: string; bytes: ArrayBuffer }>(
        query`select type, bytes from media_files where name = ${name}`,
      );
      const row = rows[0];
      if (!row) throw new AppError('media.notFound');
      return { bytes: new Uint8Array(row.bytes), type: row.type };
    },
  };
}
