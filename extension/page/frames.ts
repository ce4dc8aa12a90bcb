import { boxOf } from './dom.ts';
import type { Look } from './look.ts';
import { createSight } from './visible.ts';

const MIN_PX = 16;

/** Whether the pages around this frame let it be seen; what lies beyond a frame of another origin is not known here. */
export function isFrameSeen(view: Window): boolean {
  try {
    for (let at = view; at !== at.parent; at = at.parent) {
      const holder = at.frameElement;
      if (!holder) return true;
      const outer = holder.ownerDocument.defaultView;
      if (!outer || !createSight(holder.ownerDocument, outer).isSeen(holder)) return false;
    }
  } catch {
    // Another origin: its own reader says whether this frame can be seen.
  }
  return true;
}

/** Whether a frame of another origin is laid out here yet cannot be seen: its own reader has no way to know. */
export function holdsUnseenFrame({ select, sight }: Look): boolean {
  return select('iframe,frame,object,embed').some((frame) => {
    if ((frame as Partial<HTMLIFrameElement>).contentDocument) return false;
    const { width, height } = boxOf(frame);
    return width >= MIN_PX && height >= MIN_PX && !sight.isSeen(frame);
  });
}
