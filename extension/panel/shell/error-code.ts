/** The stable code of a failure, as ports and the service give it; anything else is the service's own fault. */
export function codeOf(failure: unknown): string {
  if (
    typeof failure === 'object' &&
    failure !== null &&
    'code' in failure &&
    typeof failure.code === 'string'
  ) {
    return failure.code;
  }
  return 'server.internal';
}
