import { render } from 'preact';
import { act } from 'preact/test-utils';

import { PanelApp, type PanelAppProps } from '../../../extension/panel/app.tsx';
import { monday, type Stage } from './panel-stage.ts';

/** Lets the promises of the knowledge copy and of the port settle, with everything they redraw. */
export const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
  });

export interface Drawn {
  readonly root: HTMLElement;
  readonly text: () => string;
  readonly all: (selector: string) => HTMLElement[];
  readonly one: (selector: string) => HTMLElement;
  /** The button whose words begin with these. */
  readonly button: (words: string) => HTMLButtonElement;
  readonly press: (key: string) => Promise<void>;
  readonly click: (element: HTMLElement) => Promise<void>;
  readonly change: (work: () => void) => Promise<void>;
}

let before: HTMLElement | undefined;

/** Takes the panel of the test before away, listeners and all. */
export function clear(): void {
  const root = before;
  if (root !== undefined) void act(() => render(null, root));
  before = undefined;
}

/** Draws the panel over a stage into the document of the test. */
export async function draw(stage: Stage, props: Partial<PanelAppProps> = {}): Promise<Drawn> {
  clear();
  const root = document.createElement('div');
  before = root;
  document.body.replaceChildren(root);
  void act(() =>
    render(
      <PanelApp port={stage.port} language="zh-CN" theme="light" clock={() => monday} {...props} />,
      root,
    ),
  );
  await settle();
  const all = (selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)];
  const one = (selector: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`nothing matches ${selector} in ${root.textContent}`);
    return found;
  };
  return {
    root,
    text: () => root.textContent ?? '',
    all,
    one,
    button: (words) => {
      const found = all('button').find((button) => button.textContent?.trim().startsWith(words));
      if (found === undefined) throw new Error(`no button ${words} in ${root.textContent}`);
      return found as HTMLButtonElement;
    },
    press: async (key) => {
      void act(() => {
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      });
      await settle();
    },
    click: async (element) => {
      void act(() => element.click());
      await settle();
    },
    change: async (work) => {
      void act(work);
      await settle();
    },
  };
}
