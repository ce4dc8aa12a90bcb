import { defineConfig, type Plugin } from 'vite';

/** Styles that rooms import for the page are left out: the element adopts all of them into its own root. */
const noPageStyles: Plugin = {
  name: 'no-page-styles',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('.css') ? '\0no-page-styles' : undefined),
  load: (id) => (id === '\0no-page-styles' ? 'export {}' : undefined),
};

/** `<tellerwise-knowledge>` beside the stand-alone page: one file of a promised name, its lazy parts in a folder. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  plugins: [noPageStyles],
  build: {
    outDir: `${import.meta.dirname}/../dist/web`,
    emptyOutDir: false,
    target: 'chrome109',
    modulePreload: false,
    rolldownOptions: {
      input: `${import.meta.dirname}/element.ts`,
      output: {
        entryFileNames: 'tellerwise-knowledge.js',
        chunkFileNames: 'tellerwise-knowledge/[name]-[hash].js',
        assetFileNames: 'tellerwise-knowledge/[name]-[hash][extname]',
      },
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
