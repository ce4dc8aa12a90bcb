/** The SHA-256 of a text in UTF-8, or of bytes, in hex; by the browser's own implementation. */
export async function sha256(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const input = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const digest = await crypto.subtle.digest('SHA-256', input);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
