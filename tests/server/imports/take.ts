import type { ImportResult } from '../../../core/contracts/imports.ts';
import type { TestService } from '../../support/service.ts';
import { deskOf } from '../drafts/desk.ts';

/** Somebody's way of handing files in over the real route, and of reading the drafts they became. */
export async function importerOf(service: TestService, staffNo: string) {
  const desk = await deskOf(service, staffNo);
  const take = async (name: string, content: string | Buffer) => {
    const body = { name, base64: Buffer.from(content).toString('base64') };
    const response = await service.request('POST', '/api/imports', { token: desk.token, body });
    return {
      status: response.status,
      body: (await response.json()) as ImportResult & { code?: string; message?: string },
    };
  };
  return {
    desk,
    take,
    /** The draft's text without front matter and block ids. */
    async words(name: string, content: string | Buffer): Promise<string> {
      const { status, body } = await take(name, content);
      if (status !== 200) throw new Error(`${name}: ${body.code}`);
      const { text } = await desk.read(body.draftId);
      return text
        .slice(text.indexOf('\n---\n') + 5)
        .replaceAll(/(?:\n)? \^[0-9a-f]{6}$/gm, '')
        .trim();
    },
  };
}
export type Importer = Awaited<ReturnType<typeof importerOf>>;
