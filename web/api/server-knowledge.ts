import type { Person } from '../../core/organisation/person.ts';
import { answerOf } from '../../core/search/answer.ts';
import { askedKnowledge } from './asked-knowledge.ts';
import type { Client } from './client.ts';
import type { KnowledgeApi } from './knowledge-api.ts';
import { createKnowledgeCopy } from './knowledge-copy.ts';
import { heedRevisions } from './revisions.ts';
import { wholeTextsOf } from './whole-texts.ts';

/**
 * Knowledge from the service, searched in the thread that asks: for pages of other sites, which may start no worker of the
 * service's origin. `mediaBase` is the service's origin.
 */
export function createServerKnowledge(
  client: Client,
  person: Person,
  clock: () => number,
  mediaBase: string,
): KnowledgeApi {
  const copy = createKnowledgeCopy(client);
  const asked = askedKnowledge(async (question) =>
    answerOf(await copy.knowledge(), question, person, clock()),
  );
  return wholeTextsOf({ ...asked, mediaBase, onChange: heedRevisions(() => copy.isBehind()) }, client);
}
