import { defineConfig } from 'wxt';

export default defineConfig({ srcDir: 'extension', outDir: 'dist/extension', imports: false });
