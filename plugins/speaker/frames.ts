/*
 * How the speaker's window and the previews in it send each other messages: from window to window,
 * between pages of one origin. Pages on a disk have no origin that could be named.
 */

/** Send a message to a window if it is of this origin. */
export function post(to: Window, message: object): void {
  const targetOrigin = location.protocol === 'file:' ? '*' : location.origin;
  to.postMessage({ preview: message }, { targetOrigin });
}

/** Return what a window of this origin sent, unread; undefined for any other message. */
export function received(event: MessageEvent<unknown>, from: Window | null): unknown {
  const { data, source, origin } = event;
  if (source === null || source !== from || origin !== window.origin) return undefined;
  return typeof data === 'object' && data !== null && 'preview' in data ? data.preview : undefined;
}
