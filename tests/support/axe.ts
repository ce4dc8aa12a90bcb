import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** `wcag21a` holds the names of what can be pressed against what is seen on it. */
const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Accessibility faults of what a document shows now, WCAG A and AA: of all of it, or within one element. */
export async function faultsOf(where: Frame | Page, within?: string): Promise<string[]> {
  await where.evaluate(axe);
  return where.evaluate(
    async ({ scope, rules }) => {
      const { axe: tool } = globalThis as unknown as {
        axe: { run(within: string | Document, options: object): Promise<{ violations: Violation[] }> };
      };
      const { violations } = await tool.run(scope ?? document, { runOnly: rules });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    { scope: within, rules: runOnly },
  );
}

/** The same in dark and in light, with colours at rest; it stays in the last. */
export async function faultsInBoth(
  page: Page,
  schemes: readonly ('light' | 'dark')[] = ['dark', 'light'],
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    });
    found.push(...(await faultsOf(page)));
  }
  return found;
}
