import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { describe, expect, inject, it } from 'vitest';

const stack = inject('stack');
const root = stack.extension;
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .replaceAll(sep, '/'),
  )
  .sort();

/** Ports are chosen by the system and every service has its own key: both are named by what they stand for. */
function normalised(text: string): string {
  const names = new Map([[stack.server, 'SERVICE']]);
  for (const [era, url] of Object.entries(stack.hosts)) names.set(new URL(url).origin, `HOST-${era}`);
  let out = text;
  for (const [origin, name] of names) out = out.replaceAll(origin, name);
  return out.replace(/"key": ?"[^"]+"/, '"key":"KEY"');
}

/** Everything a package may hold, by kind; `*` stands for the content hash. */
const wantedFiles = [
  'assets/*.css',
  'assets/search.worker-*.js',
  'background.js',
  'chunks/*.js',
  'content-scripts/page.js',
  'login.html',
  'manifest.json',
  'offscreen.html',
  'options.html',
  'packs.json',
  'panel.html',
  'popup.html',
  'sidepanel.html',
];
const kindOf = (file: string) =>
  file.replace(/^(assets|chunks)\/[\w.-]+\.(css|js)$/, (whole, folder: string, ending: string) =>
    /^assets\/search\.worker-.*\.js$/.test(whole) ? 'assets/search.worker-*.js' : `${folder}/*.${ending}`,
  );

describe('built extension', () => {
  it('manifest equals its golden file (R-EX1)', () => {
    const golden: unknown = JSON.parse(
      readFileSync(join(import.meta.dirname, 'manifest.golden.json'), 'utf8'),
    );
    expect(JSON.parse(normalised(read('manifest.json')))).toEqual(golden);
  });

  it('asks for storage, alarms, offscreen and side panel, and for no host but service and bank (R-EX1)', () => {
    const manifest = JSON.parse(read('manifest.json')) as {
      permissions: string[];
      optional_permissions?: string[];
      host_permissions: string[];
      content_scripts: { matches: string[]; world?: string }[];
    };
    expect(manifest.permissions.toSorted()).toEqual(['alarms', 'offscreen', 'sidePanel', 'storage']);
    expect(Object.keys(manifest).filter((name) => name.startsWith('optional_'))).toEqual([]);
    const bank = Object.values(stack.hosts).map((url) => `${new URL(url).origin}/*`);
    expect(manifest.host_permissions.toSorted()).toEqual([`${stack.server}/*`, ...bank].toSorted());
    for (const script of manifest.content_scripts) {
      expect(script.matches.toSorted()).toEqual(bank.toSorted());
      expect(script.world).toBeUndefined();
    }
  });

  it('packs nothing but its listed kinds of file (R-EX1)', () => {
    expect([...new Set(files.map(kindOf))].sort()).toEqual(wantedFiles);
  });

  it('runs no code made from text and none from elsewhere (T26, R-EX2)', () => {
    const code = files.filter((file) => ['.js', '.html'].includes(extname(file)));
    const made =
      /\beval\s*\(|\bnew\s+Function\b|[^\w.$]Function\s*\(\s*["'`]|import\s*\(\s*["'`](?!\.\/)|importScripts\s*\(|document\.write|<script(?![^>]*\ssrc="\/)|onMessageExternal|onConnectExternal|sourceMappingURL/;
    const found = code.flatMap((file) => {
      const match = made.exec(read(file));
      return match ? [`${file}: ${match[0]}`] : [];
    });
    expect(found).toEqual([]);
    console.log(`manifest: ${files.length} packaged files, ${code.length} read for code made at run time: 0`);
  });

  it('keeps no key, token or look at another machine in the package (R-SC4)', () => {
    const everything = files.map((file) => read(file)).join('\n');
    expect(everything).not.toMatch(/PRIVATE KEY|Tellerwise-[TMHB]-0|"d":\s*"[\w-]{40,}"/);
    const addresses = new Set(everything.match(/https?:\/\/[\w.-]+(:\d+)?/g));
    // Names of namespaces, and of the vocabularies a certificate is written in: nothing asks for them.
    const names = /^https?:\/\/www\.w3\.org$|^https:\/\/purl\.imsglobal\.org$|^https:\/\/github\.com$/;
    const harmless = (each: string) => names.test(each) || /^http:\/\/127\.0\.0\.1(:\d+)?$/.test(each);
    expect([...addresses].filter((each) => !harmless(each))).toEqual([]);
  });
});
