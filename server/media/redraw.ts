import sharp from 'sharp';

import { largestPicture } from '../../core/contracts/media.ts';
import { AppError } from '../../core/errors.ts';

const largestPixels = 25_000_000;
/** Widest a reader needs it; larger ones are scaled down. */
const widest = 1_600;

/** First bytes of what is accepted. SVG, GIF, archives and everything that only calls itself a picture have others. */
const beginnings = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0xff, 0xd8, 0xff],
  [0x52, 0x49, 0x46, 0x46],
] as const;

export interface Picture {
  readonly bytes: Buffer;
  readonly type: 'image/webp';
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a picture anew as WebP from its pixels alone (R-MD5): what else the file carried (EXIF, a second file behind it,
 * script) is left behind. Throws `media.refused` for anything that is not wholly a PNG, JPEG or WebP of sane size.
 */
export async function redraw(bytes: Uint8Array): Promise<Picture> {
  const isKnown = beginnings.some((beginning) => beginning.every((byte, at) => bytes[at] === byte));
  if (!isKnown || bytes.byteLength > largestPicture) throw new AppError('media.refused');
  try {
    const picture = sharp(bytes, { limitInputPixels: largestPixels, failOn: 'error', pages: 1 });
    const { format } = await picture.metadata();
    if (format !== 'png' && format !== 'jpeg' && format !== 'webp') throw new AppError('media.refused');
    const { data, info } = await picture
      .rotate()
      .resize({ width: widest, withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: 10 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, type: 'image/webp', width: info.width, height: info.height };
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('media.refused', { cause });
  }
}
