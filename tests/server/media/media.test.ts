import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
let token: string;
beforeAll(async () => {
  service = await createTestService();
  token = await service.login('K-01');
});
afterAll(() => service.close());

const upload = async (bytes: Uint8Array) => {
  const body = { base64: Buffer.from(bytes).toString('base64') };
  const response = await service.request('POST', '/api/media', { token, body });
  return {
    status: response.status,
    body: (await response.json()) as { src?: string; code?: string; width?: number },
  };
};
const drawn = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: '#2450a8' } });

describe('pictures of articles (R-MD5)', () => {
  test('are drawn anew, without what the camera wrote into them, and served as pictures for ever', async () => {
    const jpeg = await drawn()
      .withExif({ IFD0: { Artist: 'sentinel-camera' } })
      .jpeg()
      .toBuffer();
    expect(jpeg.includes('sentinel-camera')).toBe(true);
    const { status, body } = await upload(jpeg);
    expect(status).toBe(200);
    expect(body).toMatchObject({ width: 40, height: 30 });
    const served = await service.request('GET', body.src ?? '');
    const bytes = Buffer.from(await served.arrayBuffer());
    expect((await sharp(bytes).metadata()).format).toBe('webp');
    expect(bytes.includes('sentinel-camera')).toBe(false);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline; filename="picture"',
      'cache-control': expect.stringContaining('immutable') as string,
    });
  });

  test('the same picture twice is one, and a picture wider than a reader needs is made smaller', async () => {
    const png = await drawn(2_400, 20).png().toBuffer();
    const [first, again] = [await upload(png), await upload(png)];
    expect(first.body.src).toBe(again.body.src);
    expect(first.body.width).toBe(1_600);
  });

  test('everything that only calls itself a picture is refused', async () => {
    const png = await drawn().png().toBuffer();
    const script = '<script>alert(1)</script>';
    const refused: Record<string, Uint8Array> = {
      svg: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
      'svg in a RIFF': Buffer.concat([Buffer.from('RIFF'), Buffer.from(`<svg>${script}</svg>`)]),
      gif: await drawn().gif().toBuffer(),
      html: Buffer.from(`<html>${script}`),
      zip: Buffer.from('PK\u0003\u0004 a bomb'),
      'half a png': png.subarray(0, png.length / 2),
      'a png of 30 megapixels': await drawn(6_000, 5_000).png({ compressionLevel: 9 }).toBuffer(),
    };
    for (const [name, bytes] of Object.entries(refused)) {
      expect(await upload(bytes), name).toMatchObject({ status: 422, body: { code: 'media.refused' } });
    }
  });

  test('a second file behind a picture does not survive', async () => {
    const png = await drawn().png().toBuffer();
    const { body, status } = await upload(Buffer.concat([png, Buffer.from('<script>polyglot()</script>')]));
    expect(status).toBe(200);
    const served = await service.request('GET', body.src ?? '');
    expect(Buffer.from(await served.arrayBuffer()).includes('polyglot')).toBe(false);
  });
});
