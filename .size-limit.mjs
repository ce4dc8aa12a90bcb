import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file and all that it imports statically, and so on: what a browser loads with it. */
function loadedWith(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:import|from)\s*[`'"](\.[^`'"]+\.js)[`'"]/g))
    loadedWith(join(dirname(file), path), seen);
  return seen;
}

/** The element's entry registers the tag and then asks for one part: that, with what stands in it, is what a page waits for. */
function elementAtFirst() {
  const entry = join('dist', 'web', 'tellerwise-knowledge.js');
  const [, main] = /import\([`'"](\.[^`'"]+\.js)[`'"]\)/.exec(readFileSync(entry, 'utf8')) ?? [];
  if (main === undefined) throw new Error(`${entry} asks for no part: the element is built another way now`);
  return [...loadedWith(entry), ...loadedWith(join(dirname(entry), main))];
}

const built = (name) => join('dist', 'extension', 'chrome-mv3', name);
const gzip = true;

export default [
  { name: 'content script', path: built('content-scripts/page.js'), limit: '8 kB', gzip },
  { name: 'background', path: built('background.js'), limit: '30 kB', gzip },
  { name: 'panel before lazy parts', path: [built('chunks/mount-*.js')], limit: '60 kB', gzip },
  {
    name: 'knowledge element before a room, English and an article',
    path: elementAtFirst(),
    limit: '183 kB',
    gzip,
  },
];
