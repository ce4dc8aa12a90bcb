import { createHash } from 'node:crypto';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { longestText } from '../../core/contracts/drafts.ts';
import type { ImportResult } from '../../core/contracts/imports.ts';
import type { PublishingRules } from '../../core/draft/publishing-rules.ts';
import { mayDraft } from '../../core/draft/workflow.ts';
import { AppError } from '../../core/errors.ts';
import { draftText } from '../../core/import/draft-text.ts';
import type { PictureRef } from '../../core/import/markdown-writer.ts';
import { createNotes, type Notes } from '../../core/import/notes.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import { beginDraft, largestText } from '../drafts/beginning.ts';
import type { Acting, DraftDesk } from '../drafts/drafts.desk.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import type { DrawnPicture, MediaService } from '../media/media.service.ts';
import { convert } from './convert.ts';
import * as repository from './imports.repository.ts';

export interface ImportDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly knowledge: Pick<KnowledgeService, 'nextItemId'>;
  readonly media: Pick<MediaService, 'draw' | 'keep' | 'read'>;
  readonly desk: Pick<DraftDesk, 'note'>;
  readonly rules: () => PublishingRules;
  readonly newId: () => string;
  readonly newBlockId: () => string;
}

export interface ImportedFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** A file that lies beside it, by its relative address; undefined where there is none, or it may not be read. */
  readonly beside?: (path: string) => Promise<Buffer | undefined>;
}

export type ImportService = ReturnType<typeof createImportService>;

/** Files of other programs as drafts; what is published of them goes the way of every draft. */
export function createImportService(deps: ImportDeps) {
  const { sql, writer, media } = deps;

  /** The bytes or address that a picture has here; undefined, with a note, for one that does not come along. */
  async function drawn(
    { src }: PictureRef,
    file: ImportedFile,
    inside: (src: string) => Uint8Array | undefined,
    notes: Notes,
  ): Promise<DrawnPicture | string | undefined> {
    const what = src.startsWith('data:') ? 'data:' : src.replace(/^docx:(?:.*\/)?/, '');
    try {
      const held = /^\/media\/([0-9a-f]{64})$/.exec(src)?.[1];
      if (held !== undefined) {
        await media.read(held);
        return src;
      }
      const own = inside(src);
      const isElsewhere = own === undefined && /^(?!docx:)(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(src);
      if (isElsewhere) {
        notes.add('picture.external', what);
        return undefined;
      }
      const bytes = own ?? (await file.beside?.(src));
      if (bytes) return await media.draw(bytes);
      notes.add('picture.missing', what);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      notes.add(error.code === 'media.notFound' ? 'picture.missing' : 'picture.refused', what);
    }
    return undefined;
  }

  return {
    /**
     * Makes one draft of one file: text, pictures and the file's digest in one transaction, or nothing. The same bytes
     * again name the draft they became. Throws `access.denied` for a person who may not draft, `import.*` for the file.
     */
    async take(call: Acting, file: ImportedFile): Promise<ImportResult> {
      const { person } = call.session;
      if (!mayDraft(person, 'articles', deps.rules())) throw new AppError('access.denied');
      const sha256 = createHash('sha256').update(file.bytes).digest('hex');
      const known = await repository.draftOf(sql, sha256);
      if (known) {
        const object = `articles/${known.itemId} ${known.id}`;
        await writer.write((tx) => call.audit(tx, { object, result: 'ok', reason: 'imported before' }));
        return { outcome: 'already', draftId: known.id, itemId: known.itemId, notes: [] };
      }
      const notes = createNotes();
      const { front, blocks, pictures, inside } = await convert(file, notes);
      const kept: (DrawnPicture | string | undefined)[] = [];
      for (const picture of pictures) kept.push(await drawn(picture, file, inside, notes));
      const text = draftText(
        { name: file.name, front, blocks: blocks.map((block) => withPictures(block, kept)) },
        { today: shanghaiDate(call.now), newId: deps.newBlockId, notes },
      );
      if (text.length > longestText || Buffer.byteLength(text, 'utf8') > largestText) {
        throw new AppError('import.tooLarge');
      }
      const id = deps.newId();
      const itemId = await writer.write(async (tx) => {
        // Somebody else may have been quicker with the same file.
        if (await repository.draftOf(tx, sha256)) throw new AppError('draft.open');
        for (const picture of kept) {
          if (typeof picture === 'object') await media.keep(tx, picture, person.staffNo, call.now);
        }
        const next = await deps.knowledge.nextItemId(tx, 'articles');
        const draft = {
          id,
          kind: 'articles',
          itemId: next,
          action: 'publish',
          newest: 0,
          isNew: true,
          text: text.replace(/^id:.*$/m, `id: ${next}`),
        } as const;
        await beginDraft(tx, call, draft, deps.desk.note);
        const { name } = file;
        await repository.insertImport(tx, {
          draftId: id,
          sha256,
          file: name,
          by: person.staffNo,
          at: call.now,
        });
        return next;
      });
      return { outcome: 'taken', draftId: id, itemId, notes: [...notes.all()] };
    },
  };
}

/** Puts the address of each picture in the place that was kept for it; of one that stays behind its words remain. */
function withPictures(block: string, kept: readonly (DrawnPicture | string | undefined)[]): string {
  return block.replace(/!\[([^[\]\\]{0,80})\]\(import:(\d{1,3})\)/g, (_, alt: string, at: string) => {
    const picture = kept[Number(at)];
    if (picture === undefined) return alt;
    return `![${alt}](${typeof picture === 'string' ? picture : `/media/${picture.name}`})`;
  });
}
