import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes away what Chrome 109 does not have, before any of our code runs: the newer extension APIs that the design only
 * looks for (side panel, getContexts, documentId needs nothing), and the language and DOM functions that came later.
 */
const prelude = `(() => {
  const gone = [
    [globalThis.chrome?.runtime, ['getContexts']],
    [globalThis.chrome, ['sidePanel']],
    [Array.prototype, ['toSorted', 'toReversed', 'toSpliced', 'with']],
    [Array, ['fromAsync']], [Object, ['groupBy']], [Map, ['groupBy']],
    [Promise, ['withResolvers', 'try']], [AbortSignal, ['any']], [URL, ['canParse', 'parse']],
    [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom', 'symmetricDifference']],
    [String.prototype, ['isWellFormed', 'toWellFormed']], [Uint8Array, ['fromBase64', 'fromHex']], [Uint8Array.prototype, ['toBase64', 'toHex']],
    [globalThis.Iterator?.prototype, ['map', 'filter', 'take', 'drop', 'toArray', 'forEach', 'some', 'every', 'find', 'reduce', 'flatMap']],
    [globalThis.Element?.prototype, ['setHTML', 'setHTMLUnsafe', 'getHTML', 'moveBefore']],
    [globalThis.HTMLElement?.prototype, ['popover', 'showPopover', 'hidePopover', 'togglePopover']],
    [globalThis, ['URLPattern', 'CloseWatcher', 'scheduler']],
  ];
  for (const [holder, names] of gone) for (const name of names) { try { if (holder) delete holder[name]; } catch {} }
})();
`;

/** A copy of a built extension whose every context starts as on Chrome 109. */
export function makeOldBrowserCopy(extension: string, copy: string): string {
  cpSync(extension, copy, { recursive: true });
  writeFileSync(join(copy, 'old.js'), prelude);
  // The worker is a module: an import is evaluated before everything after it.
  const worker = join(copy, 'background.js');
  writeFileSync(worker, `import './old.js';\n${readFileSync(worker, 'utf8')}`);
  const content = join(copy, 'content-scripts', 'page.js');
  writeFileSync(content, prelude + readFileSync(content, 'utf8'));
  for (const file of readdirSync(join(copy, 'assets'))) {
    if (!/worker.*\.js$/.test(file)) continue;
    const path = join(copy, 'assets', file);
    writeFileSync(path, prelude + readFileSync(path, 'utf8'));
  }
  for (const file of readdirSync(copy).filter((each) => each.endsWith('.html'))) {
    const path = join(copy, file);
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('<script', '<script src="/old.js"></script><script'),
    );
  }
  return copy;
}
