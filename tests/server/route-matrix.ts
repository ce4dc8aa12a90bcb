import type { Role } from '../../core/organisation/person.ts';

const servicePosts: readonly Role[] = [
  'teller',
  'manager',
  'complaintHandler',
  'fileCustodian',
  'branchManager',
  'lineDept',
  'auditor',
];
/** Who may draft an article. */
const drafters: readonly Role[] = [
  'teller',
  'manager',
  'complaintHandler',
  'trainer',
  'fileCustodian',
  'branchManager',
  'lineDept',
  'auditor',
];
/** Who exchanges points, and who approves it (branchManager in the own unit). */
const redeemers: readonly Role[] = [
  'teller',
  'manager',
  'complaintHandler',
  'trainer',
  'fileCustodian',
  'branchManager',
];
const approvers: readonly Role[] = ['trainer', 'branchManager', 'lineDept'];

/**
 * The authorisation matrix (R-AZ1): every route, with the roles it takes. A route that is missing here, or whose roles
 * differ, fails; so does a line without a route.
 */
export const routeMatrix: Record<string, 'anyone' | 'session' | readonly Role[]> = {
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /api/openapi.json': 'anyone',
  'GET /api/docs': 'anyone',
  'GET /api/docs/:file': 'anyone',
  'POST /api/sessions': 'anyone',
  'GET /api/sessions/me': 'session',
  'POST /api/sessions/me/unlock': 'session',
  'DELETE /api/sessions/me': 'session',
  'POST /api/context': servicePosts,
  'POST /api/reveal': ['manager', 'complaintHandler', 'fileCustodian', 'branchManager'],
  'POST /api/service-cases': ['teller', 'manager', 'complaintHandler'],
  'POST /api/service-cases/:id/events': ['teller', 'manager', 'complaintHandler', 'branchManager'],
  'GET /api/knowledge/manifest': 'session',
  'GET /api/knowledge/blobs/:hash': 'session',
  'POST /api/knowledge/tokens': 'session',
  'GET /api/knowledge/search': 'session',
  'GET /api/knowledge/full-text': 'session',
  'GET /api/knowledge/whole/:hash': 'session',
  'GET /api/knowledge/articles/:id': 'session',
  'GET /api/drafts': 'session',
  'POST /api/drafts': 'session',
  'GET /api/draft-items': 'session',
  'GET /api/drafts/:id/library': 'session',
  'GET /api/drafts/:id': 'session',
  'PUT /api/drafts/:id': 'session',
  'DELETE /api/drafts/:id': 'session',
  'GET /api/drafts/:id/findings': 'session',
  'POST /api/drafts/:id/submission': 'session',
  'POST /api/drafts/:id/decisions': 'session',
  'POST /api/drafts/:id/publication': 'session',
  'POST /api/drafts/:id/comments': 'session',
  'POST /api/drafts/:id/comments/:comment/resolution': 'session',
  'GET /api/readings/mine': 'session',
  'POST /api/readings/proofs': 'session',
  'GET /api/readings/unit': ['branchManager', 'lineDept', 'trainer', 'auditor'],
  'POST /api/media': 'session',
  'GET /media/:name': 'anyone',
  'GET /api/knowledge/changes': 'session',
  'GET /api/knowledge/articles/:id/versions': 'session',
  'POST /api/outbox': 'anyone',
  'GET /api/questions': 'session',
  'GET /api/question-form': 'session',
  'GET /api/questions/:id': 'session',
  'POST /api/questions': 'session',
  'POST /api/questions/:id/answers': 'session',
  'POST /api/questions/:id/accept': 'session',
  'POST /api/questions/:id/merge': 'session',
  'POST /api/questions/:id/promote': drafters,
  'GET /api/shelf': 'session',
  'POST /api/shelf/:articleId/opened': 'session',
  'POST /api/shelf/:articleId/favourite': 'session',
  'POST /api/shelf/:articleId/feedback': 'session',
  'GET /api/points/mine': [...redeemers, 'lineDept', 'auditor'],
  'POST /api/points/redemptions': redeemers,
  'GET /api/points/redemptions': [...approvers, 'auditor'],
  'POST /api/points/redemptions/:id/decision': approvers,
  'GET /api/points/ledger': [...approvers, 'auditor'],
  'POST /api/points/ledger/:id/reversal': approvers,
  'GET /api/points/years/:year': ['branchManager', 'lineDept', 'auditor'],
  'GET /api/points/years/:year/export': ['branchManager', 'lineDept', 'auditor'],
  'POST /api/usage': 'session',
  'GET /api/gaps': ['trainer', 'branchManager', 'lineDept', 'auditor'],
  'POST /api/gaps/tasks': ['trainer', 'branchManager', 'lineDept'],
  'GET /api/gaps/tasks': 'session',
  'POST /api/gaps/tasks/:id/state': 'session',
};

/** Posts that a route takes only for things of their own unit, where others act for all units. */
export const ownUnitOnly: Record<string, readonly Role[]> = {
  'POST /api/points/redemptions/:id/decision': ['branchManager'],
  'POST /api/points/ledger/:id/reversal': ['branchManager'],
};
