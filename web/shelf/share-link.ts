/** The address at which a colleague opens an article or paragraph: `…#knowledge/ART-07^id`, whatever room this page shows. */
export function shareLink(here: string, ref: string): string {
  return `${here.split('#')[0] ?? ''}#knowledge/${ref}`;
}
