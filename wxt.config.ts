import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { defineConfig } from 'wxt';

import type { BuildOptions } from './tools/build-options.ts';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {
  version: string;
};

/** Set by tools/build.ts; `wxt prepare` runs without and needs none of it. */
const options: BuildOptions & { key?: string } = JSON.parse(
  process.env['TELLERWISE_BUILD'] ??
    '{"hosts":["http://127.0.0.1:4101/*"],"server":"http://127.0.0.1:4100","packs":[],"outDir":"dist/extension","snapshotKeys":[]}',
);
/** `https://core.bank.example:8443`; a port may be `*` in a test build. */
const origins = [...new Set(options.hosts.map((host) => host.split('/').slice(0, 3).join('/')))];
/** Content scripts reach about:blank frames of their page only under whole-origin patterns; the adapter packs narrow it. */
const originPatterns = origins.map((origin) => `${origin}/*`);

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: options.outDir,
  imports: false,
  manifestVersion: 3,
  manifest: {
    name: '柜知 Tellerwise',
    short_name: '柜知',
    description: '客户信息、服务话术和现行制度，就在核心系统页面旁边',
    version,
    minimum_chrome_version: '109',
    ...(options.key ? { key: options.key } : {}),
    permissions: ['storage', 'alarms', 'offscreen', 'sidePanel'],
    host_permissions: [`${options.server}/*`, ...originPatterns],
    // No other extension and no web page may speak to this one (R-EX9).
    externally_connectable: { ids: [], matches: [] },
    web_accessible_resources: [{ resources: ['panel.html'], matches: originPatterns, use_dynamic_url: true }],
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        `img-src 'self' data: ${options.server}/media/`,
        "worker-src 'self'",
        `connect-src 'self' ${options.server}`,
        `frame-ancestors ${origins.join(' ')}`,
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types tellerwise-worker dompurify',
      ].join('; '),
    },
    commands: {
      'search-knowledge': { suggested_key: { default: 'Alt+Q' }, description: '搜索知识 Search knowledge' },
      'fold-panel': { suggested_key: { default: 'Alt+Z' }, description: '收起或展开 Fold or unfold' },
    },
  },
  vite: () => ({
    plugins: [
      {
        // WXT's own wrapping of a content script tells every page the extension's id, lets any page end the script by an
        // event, and is a sixth of our budget of bytes: all a page needs is the start of ours.
        name: 'tellerwise:bare',
        enforce: 'pre' as const,
        load(id: string) {
          if (id.includes('@wxt-dev/browser')) return 'export const browser = chrome;';
          if (!id.includes('virtual:wxt-content-script-isolated-world')) return undefined;
          const agent = JSON.stringify(join(import.meta.dirname, 'extension/page/frame-agent.ts'));
          return `import { startFrameAgent } from ${agent}; startFrameAgent();`;
        },
      },
    ],
    define: {
      __TELLERWISE_BUILD__: JSON.stringify({
        version,
        server: options.server,
        snapshotKeys: options.snapshotKeys,
      }),
    },
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    build: { target: 'chrome109', sourcemap: false, modulePreload: { polyfill: false } },
  }),
  hooks: {
    'build:publicAssets': (_, files) => {
      files.push({ relativeDest: 'packs.json', contents: JSON.stringify(options.packs) });
    },
    'build:manifestGenerated': (_, manifest) => {
      for (const script of manifest.content_scripts ?? []) script.matches = originPatterns;
    },
  },
});
