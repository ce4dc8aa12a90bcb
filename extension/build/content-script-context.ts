/**
 * Stands in for WXT's class of this name in the content script (wxt.config.ts). WXT's own posts the extension's id into
 * the page at every load, lets any page end the script by an event, and is a seventh of our budget of bytes. All we need
 * of it is a lifetime; what happens to a script whose extension was replaced is `frame-agent.ts`'s to see.
 */
export class ContentScriptContext {
  readonly signal = new AbortController().signal;
}
