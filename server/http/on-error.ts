import type { ErrorResponse } from '../../core/contracts/error.ts';
import { AppError } from '../../core/errors.ts';
import { databaseFault } from '../database/faults.ts';
import { errorMessage, languageOf } from './error-message.ts';
import type { Reply } from './headers.ts';

/** Anything thrown, as the error it means to a caller; what has no meaning becomes `server.internal` and says nothing. */
export function toAppError(error: unknown): AppError {
  const fault = databaseFault(error);
  return fault instanceof AppError ? fault : new AppError('server.internal', { cause: error });
}

/** The only maker of error answers: `{code, message, findings}` in the language of Accept-Language. */
export function errorReply(error: AppError, request: Request, requestId: string): Reply {
  const language = languageOf(request.headers.get('accept-language'));
  const body: ErrorResponse = {
    code: error.code,
    message: errorMessage(error, language),
    requestId,
    ...(error.findings.length > 0
      ? { findings: error.findings.slice(0, 100).map((finding) => ({ ...finding })) }
      : {}),
  };
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'content-language': language,
  };
  if (error.status === 429 || error.status === 503)
    headers['retry-after'] = String(error.details['retryAfter'] ?? 5);
  return { status: error.status, body: JSON.stringify(body), headers };
}

/** The same as a response. */
export function errorAnswer(error: AppError, request: Request, requestId: string): Response {
  const { status, body, headers } = errorReply(error, request, requestId);
  return new Response(body, { status, headers });
}
