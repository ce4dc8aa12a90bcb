import { boxOf } from './dom.ts';
import type { Look } from './look.ts';
import { type Sight, createSight } from './visible.ts';

const MIN_PX = 16;
/** Scaled below this share nothing in a frame can be read. */
const MIN_SCALE = 0.3;

const isReadable = (frame: Element, { isSeen }: Sight): boolean =>
  isSeen(frame) && boxOf(frame).width >= (frame as HTMLElement).offsetWidth * MIN_SCALE;

/** Whether the pages around this frame let it be seen; what lies beyond a frame of another origin is not known here. */
export function isFrameSeen(view: Window): boolean {
  let at = view;
  // The top has none, and a frame in a page of another origin is not told of its own.
  while (at.frameElement) {
    if (!isReadable(at.frameElement, createSight(at.frameElement.ownerDocument, at.parent))) return false;
    at = at.parent;
  }
  return true;
}

/** Whether a frame of another origin is laid out here yet cannot be seen: its own reader has no way to know. */
export function holdsUnseenFrame({ select, sight }: Look): boolean {
  return select('iframe,frame,object,embed').some((frame) => {
    const { contentDocument, src, data, offsetWidth, offsetHeight } = frame as HTMLIFrameElement & {
      data?: string;
    };
    const address = src || data || '';
    // A frame on its way to another origin still holds an empty document of this one.
    const isForeign =
      !contentDocument || (address.startsWith('http') && !address.startsWith(`${location.origin}/`));
    return isForeign && offsetWidth >= MIN_PX && offsetHeight >= MIN_PX && !isReadable(frame, sight);
  });
}
