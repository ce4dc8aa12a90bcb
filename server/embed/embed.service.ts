import { randomBytes } from 'node:crypto';

import { AppError } from '../../core/errors.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import { hashToken, type LiveSession, type SessionService } from '../session/session.service.ts';
import { putToken, tokenByHash } from './embed.repository.ts';

const lifeMs = 10 * 60_000;
/** Pages of one person that are open side by side, with room to spare. */
const mostPerSession = 20;

export interface KnowledgeTokensDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly sessions: Pick<SessionService, 'resolveById'>;
}

export type KnowledgeTokens = ReturnType<typeof createKnowledgeTokens>;

/** Tokens of audience `knowledge`, each bound to the session it was asked from. */
export function createKnowledgeTokens({ sql, writer, sessions }: KnowledgeTokensDeps) {
  return {
    async issue(call: Call): Promise<{ token: string; expiresAt: number }> {
      const { session, now } = call;
      const token = randomBytes(32).toString('base64url');
      const expiresAt = Math.min(now + lifeMs, session.expiresAt);
      const row = { tokenHash: hashToken(token), sessionId: session.id, now, expiresAt };
      await writer.write(async (tx) => {
        await putToken(tx, row, mostPerSession);
        await call.audit(tx, { result: 'ok' });
      });
      return { token, expiresAt };
    },

    /**
     * The session behind a token, as it stands at this request. `isUse`: the person did something, so the session is not
     * idle; asking what is new is none. Throws `session.expired` once token or session is over.
     */
    async resolve(token: string, now: number, isUse: boolean): Promise<LiveSession> {
      const row = await tokenByHash(sql, hashToken(token));
      if (!row || row.expires_at <= now) throw new AppError('session.expired');
      return sessions.resolveById(row.session_id, now, isUse);
    },
  };
}
