import { type Attack, frameAttacks } from './frame-attacks.ts';

/** Ways to get a teller's press onto a button they do not see for what it is (T6). */
export const attacks: Readonly<Record<string, Attack>> = {
  htmlOpacity() {
    document.documentElement.style.opacity = '0.01';
    return undefined;
  },
  htmlFilter() {
    document.documentElement.style.filter = 'opacity(0)';
    return undefined;
  },
  htmlMask() {
    document.documentElement.style.setProperty('mask-image', 'linear-gradient(transparent, transparent)');
    return undefined;
  },
  htmlBlend() {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div style="position:fixed;inset:0;background:#fff;mix-blend-mode:lighten;z-index:2147483647;pointer-events:none"></div>',
    );
    document.documentElement.style.mixBlendMode = 'lighten';
    return undefined;
  },
  pageRulesOnRoot() {
    const style = document.createElement('style');
    style.textContent =
      'tellerwise-root{opacity:.01!important;filter:opacity(0)!important;clip-path:inset(0 0 0 100%)!important;z-index:-1!important;mix-blend-mode:screen!important;mask-image:linear-gradient(transparent,transparent)!important} tellerwise-root,tellerwise-root *{animation:gone 1ms forwards!important;transition:all 0s!important} @keyframes gone{to{opacity:0}}';
    document.documentElement.append(style);
    // With all that the panel must still stand in full sight, or take no press: cover it for the rest of the trick.
    document.documentElement.insertAdjacentHTML(
      'beforeend',
      '<div style="position:fixed;inset:0;background:#fff;z-index:2147483647;pointer-events:none">领奖</div>',
    );
    return undefined;
  },
  styleWrittenOnRoot() {
    const root = document.querySelector<HTMLElement>('tellerwise-root');
    root?.setAttribute(
      'style',
      'opacity:0.01!important;filter:opacity(0)!important;transform:scale(.5)!important',
    );
    root?.animate([{ opacity: 0.01 }, { opacity: 0.01 }], { duration: 1e9, fill: 'forwards' });
    document.documentElement.style.opacity = '0.3';
    return undefined;
  },
  attributesOnRoot() {
    const root = document.querySelector<HTMLElement>('tellerwise-root');
    root?.setAttribute('popover', 'manual');
    try {
      root?.showPopover();
    } catch {
      // Taken away already.
    }
    root?.setAttribute('inert', '');
    root?.setAttribute('hidden', '');
    document.documentElement.insertAdjacentHTML(
      'beforeend',
      '<div style="position:fixed;inset:0;background:#fff;z-index:2147483647;pointer-events:none">领奖</div>',
    );
    return undefined;
  },
  fullOverlay() {
    document.documentElement.insertAdjacentHTML(
      'beforeend',
      '<div style="position:fixed;inset:0;background:#fff;z-index:2147483647;pointer-events:none"><h1>领取工资单</h1></div>',
    );
    return undefined;
  },
  partialOverlay(button) {
    const { x, y, width, height } = button;
    document.documentElement.insertAdjacentHTML(
      'beforeend',
      `<div style="position:fixed;left:${x}px;top:${y}px;width:${width}px;height:${height}px;background:#fff;z-index:2147483647;pointer-events:none">下一页</div>`,
    );
    return undefined;
  },
  wordsHidden() {
    // All but the button is hidden: who the customer is and what the button does cannot be read.
    const root = document.querySelector('tellerwise-root')?.getBoundingClientRect();
    document.documentElement.insertAdjacentHTML(
      'beforeend',
      `<div style="position:fixed;left:${root?.left}px;top:${root?.top}px;width:${root?.width}px;height:200px;background:#fff;z-index:2147483647;pointer-events:none"></div>`,
    );
    return undefined;
  },
  popoverOverlay() {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div id="over" popover="manual" style="position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;background:#fff;pointer-events:none">领奖</div>',
    );
    document.querySelector<HTMLElement>('#over')?.showPopover();
    return undefined;
  },
  dialogOverlay() {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<style>#over::backdrop{background:#fff;pointer-events:none}</style><dialog id="over" style="inset:0;width:100vw;height:100vh;max-width:none;max-height:none;background:#fff;pointer-events:none">领奖</dialog>',
    );
    document.querySelector<HTMLDialogElement>('#over')?.showModal();
    return undefined;
  },
  dialogNotModal() {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<dialog id="over" open style="position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;z-index:2147483647;background:#fff;pointer-events:none">领奖</dialog>',
    );
    document.documentElement.append(document.querySelector('#over') ?? '');
    return undefined;
  },
  zIndexWar() {
    for (let n = 0; n < 20; n++) {
      document.documentElement.insertAdjacentHTML(
        'beforeend',
        `<div style="position:fixed;inset:0;isolation:isolate;background:rgb(255 255 255/.6);z-index:2147483647;pointer-events:none">${n}</div>`,
      );
    }
    return undefined;
  },
  backdropBlur() {
    document.documentElement.insertAdjacentHTML(
      'beforeend',
      '<div style="position:fixed;inset:0;backdrop-filter:blur(40px);z-index:2147483647;pointer-events:none"></div>',
    );
    return undefined;
  },
  scaledAway() {
    document.documentElement.style.transform = 'scale(0.01)';
    return { x: innerWidth / 2, y: innerHeight / 2 };
  },
  scaledUp(button) {
    document.documentElement.style.transformOrigin = `${button.x + button.width / 2}px ${button.y + button.height / 2}px`;
    document.documentElement.style.transform = 'scale(12)';
    return { x: button.x + button.width / 2, y: button.y + button.height / 2 };
  },
  rotated(button) {
    document.documentElement.style.transformOrigin = `${button.x}px ${button.y}px`;
    document.documentElement.style.transform = 'rotate(180deg)';
    return { x: button.x - button.width / 2, y: button.y - button.height / 2 };
  },
  clippedToButton(button) {
    const { x, y, width, height } = button;
    document.documentElement.style.clipPath = `path('M${x} ${y}h${width}v${height}h-${width}z')`;
    return undefined;
  },
  zoomedAway() {
    document.documentElement.style.setProperty('zoom', '0.05');
    return undefined;
  },
  movedUnderPointer(button) {
    const bait = { x: 320, y: 320 };
    document.documentElement.style.transform = `translate(${bait.x - button.x - 20}px,${bait.y - button.y - 10}px)`;
    return bait;
  },
  followsPointer(button) {
    document.addEventListener('mousemove', ({ clientX, clientY }) => {
      document.documentElement.style.translate = `${clientX - button.x - 20}px ${clientY - button.y - 10}px`;
    });
    return { x: 320, y: 320 };
  },
  flicksUnderPointer(button) {
    // In place until the pointer nears the bait, under it for the press, and back as soon as the press is through.
    const bait = { x: 320, y: 320 };
    const { style } = document.documentElement;
    document.addEventListener('mousemove', ({ clientX, clientY }) => {
      if (Math.hypot(clientX - bait.x, clientY - bait.y) < 12) {
        style.translate = `${bait.x - button.x - 20}px ${bait.y - button.y - 10}px`;
      }
    });
    const back = () => (style.translate = '');
    addEventListener('blur', back);
    setTimeout(back, 1_000);
    return bait;
  },
  movedIntoFadedBox() {
    const box = document.createElement('div');
    box.style.cssText = 'opacity:0.01;position:fixed;inset:0';
    document.body.append(box);
    const root = document.querySelector('tellerwise-root');
    if (root) box.append(root);
    return undefined;
  },
  scrolledAway(button) {
    document.body.style.height = '5000px';
    document.documentElement.style.cssText = 'contain:paint;transform:translateY(0)';
    scrollTo(0, 300);
    return { x: button.x + 20, y: button.y - 290 };
  },
  syntheticEvents(button) {
    const point = { bubbles: true, composed: true, clientX: button.x + 10, clientY: button.y + 10 };
    const targets = [
      document.querySelector('tellerwise-root'),
      document.elementFromPoint(point.clientX, point.clientY),
    ];
    for (const target of targets) {
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
        target?.dispatchEvent(new MouseEvent(type, point));
      }
      (target as HTMLElement | null)?.click();
      target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    }
    return { x: 5, y: 700 };
  },
  focusStolen() {
    // What is typed for the bank goes to the panel instead.
    setInterval(() => window[0]?.focus(), 5);
    return { x: 5, y: 700 };
  },
  ...frameAttacks,
};

/** Attacks that need a moment to be in place. */
export const slowAttacks = new Set(['ownFrameFaded', 'ownFrameInSlit', 'ownFrameWhole', 'movedIntoFadedBox']);
