/** The rooms' styles as text. Base styles come first, so that a room may add to them; login and shell are not here. */
const base = import.meta.glob<string>(['../theme/tokens.css', '../theme/base.css'], {
  query: '?inline',
  import: 'default',
  eager: true,
});
const rooms = import.meta.glob<string>(
  ['../*/*.css', '!../theme/*.css', '!../login/*.css', '!../shell/*.css', '!../embed/*.css'],
  { query: '?inline', import: 'default', eager: true },
);
const own = import.meta.glob<string>('./embed.css', { query: '?inline', import: 'default', eager: true });

let sheet: CSSStyleSheet | undefined;

/** One sheet for every element of the page; a constructed one needs no permission of the page's policy. */
export function elementStyles(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync([base, rooms, own].flatMap((group) => Object.values(group)).join('\n'));
  }
  return sheet;
}
