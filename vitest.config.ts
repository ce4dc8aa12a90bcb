import { availableParallelism } from 'node:os';

import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { defineConfig } from 'vitest/config';

const define = {
  __TELLERWISE_BUILD__: JSON.stringify({
    version: '0.0.0',
    server: 'http://127.0.0.1:4100',
    snapshotKeys: [],
  }),
};

export default defineConfig({
  test: {
    // On two cores the default would be one worker.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Generous, for a machine with other work: how long something takes is asked in bench/, not here.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    env: { TZ: 'UTC' },
    sequence: { shuffle: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          setupFiles: ['tests/support/properties.ts'],
          environment: 'node',
          // No document and no mocks: files may share what they import, which is half of their time.
          isolate: false,
          include: [
            'tests/core/**/*.test.ts',
            'tests/content/**/*.test.ts',
            'tests/*.test.ts',
            'tests/hosts/**/*.test.ts',
            'tests/tools/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          setupFiles: ['tests/support/properties.ts'],
          globalSetup: ['tests/support/global-bank.ts'],
          environment: 'node',
          isolate: false,
          include: ['tests/server/**/*.test.ts'],
        },
      },
      {
        extends: true,
        define,
        plugins: [WxtVitest()],
        test: {
          name: 'extension',
          setupFiles: ['tests/support/properties.ts'],
          environment: 'happy-dom',
          include: ['tests/extension/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        define,
        test: { name: 'web', environment: 'happy-dom', include: ['tests/web/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          globalSetup: ['tests/support/global-stack.ts'],
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          // Two browsers at a time: each file has accounts, or a whole world, of its own.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { shuffle: false },
        },
      },
    ],
  },
});
