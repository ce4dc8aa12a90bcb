import { defineConfig } from 'vite';

/** The stand-alone page, into dist/web. The build target is the oldest browser still at counters. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  build: {
    outDir: `${import.meta.dirname}/../dist/web`,
    emptyOutDir: true,
    target: 'chrome109',
    // No inline assets: the page's policy allows its own files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
