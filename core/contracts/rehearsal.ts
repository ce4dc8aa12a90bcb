import * as v from 'valibot';

import { contentFolders, type ContentKind } from '../content/kinds.ts';
import { defineEndpoint } from './endpoint.ts';

const kind = v.picklist(contentFolders as [ContentKind, ...ContentKind[]]);

/** Kinds the person may write, and the published scripts and moments among them that a change can begin with. */
export const draftItems = defineEndpoint({
  name: 'drafts.items',
  method: 'GET',
  path: '/api/draft-items',
  summary: 'What one may begin to change',
  response: v.strictObject({
    kinds: v.array(kind),
    items: v.array(v.strictObject({ kind, itemId: v.string(), version: v.number(), title: v.string() })),
  }),
});

/** The published scripts a draft of scripts or moments is rehearsed with; `path` names each in findings. */
export const draftLibrary = defineEndpoint({
  name: 'drafts.library',
  method: 'GET',
  path: '/api/drafts/:id/library',
  summary: 'Published scripts to rehearse a draft with',
  params: v.strictObject({ id: v.pipe(v.string(), v.uuid()) }),
  response: v.strictObject({ files: v.array(v.strictObject({ path: v.string(), text: v.string() })) }),
});
