/** Text of a colleague as Markdown that says the same: no HTML, no headings, fences or block ids of its own. Pure. */
export const plainMarkdown = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll('<', '&lt;')
    .replace(/^(\s*)([#>|`~])/gm, String.raw`$1\$2`)
    .replace(/[ \t]\^(?=[A-Za-z0-9-]+[ \t]*$)/gm, ' ＾')
    .trim();
