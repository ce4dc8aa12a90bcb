import type { TestProject } from 'vitest/node';

import { type Stack, startStack } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stack: Stack;
  }
}

/** One stack for all end-to-end files; what stops or breaks a service starts one of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startStack();
  const { server, hosts, extension, data, bank } = stack;
  project.provide('stack', { server, hosts, extension, data, bank });
  return () => stack.close();
}
