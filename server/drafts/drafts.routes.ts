import * as contract from '../../core/contracts/drafts.ts';
import * as rehearsalContract from '../../core/contracts/rehearsal.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { DraftService } from './drafts.service.ts';
import type { PublicationService } from './publication.service.ts';
import type { RehearsalService } from './rehearsal.service.ts';

/** Posts are data here (content/rules/publishing.yaml): the service decides on each draft who may do what. */
const anyPost = { roles: 'session', scope: 'none' } as const;

export function draftRoutes(
  drafts: DraftService,
  publication: PublicationService,
  rehearsal: RehearsalService,
): Route[] {
  return [
    routeFor(contract.listDrafts, { ...anyPost, audit: 'none', handler: (call) => drafts.list(call) }),
    routeFor(rehearsalContract.draftItems, {
      ...anyPost,
      audit: 'none',
      handler: (call) => rehearsal.items(call),
    }),
    routeFor(rehearsalContract.draftLibrary, {
      ...anyPost,
      audit: 'none',
      handler: (call) => rehearsal.library(call),
    }),
    routeFor(contract.createDraft, {
      ...anyPost,
      audit: 'write',
      bodyLimit: 1_500_000,
      handler: (call) => drafts.create(call),
    }),
    routeFor(contract.readDraft, { ...anyPost, audit: 'none', handler: (call) => drafts.read(call) }),
    routeFor(contract.saveDraft, {
      ...anyPost,
      audit: 'write',
      // 256 KB of text may grow in JSON; the service measures the text itself.
      bodyLimit: 1_500_000,
      handler: (call) => drafts.save(call),
    }),
    routeFor(contract.checkDraft, { ...anyPost, audit: 'none', handler: (call) => drafts.check(call) }),
    routeFor(contract.abandonDraft, { ...anyPost, audit: 'write', handler: (call) => drafts.abandon(call) }),
    routeFor(contract.commentDraft, { ...anyPost, audit: 'write', handler: (call) => drafts.comment(call) }),
    routeFor(contract.resolveComment, {
      ...anyPost,
      audit: 'write',
      handler: (call) => drafts.resolve(call),
    }),
    routeFor(contract.submitDraft, {
      ...anyPost,
      audit: 'write',
      handler: (call) => publication.submit(call),
    }),
    routeFor(contract.decideDraft, {
      ...anyPost,
      audit: 'write',
      handler: (call) => publication.decide(call),
    }),
    routeFor(contract.publishDraft, {
      ...anyPost,
      audit: 'write',
      handler: (call) => publication.publish(call),
    }),
  ];
}
