/** Hosts an article may link to; a bank adds its own intranet. None by default. */
export const linkHosts: readonly string[] = [];

const inPage = /^#[A-Za-z0-9-]{1,64}$/;
/** Markdown renderers write the paragraph's `^` as `%5E`. */
const knowledge = /^kb:(?:ART|SCR)-\d{2,6}(?:(?:\^|%5E)[a-z0-9][a-z0-9-]{0,31})?$/;
const media = /^\/media\/[0-9a-f]{64}$/;

export type LinkKind = 'inPage' | 'knowledge' | 'outside';

/** What a link leads to, or undefined when it may not be there: only `#…`, `kb:…` and https on listed hosts. */
export function linkKind(href: string, hosts: readonly string[] = linkHosts): LinkKind | undefined {
  if (inPage.test(href)) return 'inPage';
  if (knowledge.test(href)) return 'knowledge';
  if (!href.startsWith('https://')) return undefined;
  const url = parse(href);
  return url !== undefined && hosts.includes(url.host) && url.username === '' && url.password === ''
    ? 'outside'
    : undefined;
}

/** Images come from the knowledge store alone, by hash. */
export const isMedia = (src: string): boolean => media.test(src);

function parse(href: string): URL | undefined {
  try {
    return new URL(href);
  } catch {
    return undefined;
  }
}
