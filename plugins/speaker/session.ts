/*
 * A deck and its speaker windows share a session: a name that each window keeps for as long as it is
 * open, reloads included, and that stands in the address of the speaker's window.
 */

const key = (what: string, path: string): string => `speaker ${what} ${path}`;

/** Make a name that no other session has. */
export function newSession(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join(
    '',
  );
}

/**
 * Remember something for this window, if the browser allows that.
 * @param path - the page it is for; windows that are opened from this one have it too
 */
export function remember(what: string, value: string, path = location.pathname): void {
  try {
    sessionStorage.setItem(key(what, path), value);
  } catch {
    // Denied or full: it lasts until the next reload.
  }
}

/**
 * Write the step that a deck was left at into the address of the page if it was reloaded. Reveal
 * writes it there up to a second late. Call this before reveal reads the address: a key that is
 * pressed later is then not taken back.
 */
export function returnAfterReload(): void {
  const step = recall('step');
  if (step && wasReloaded()) history.replaceState(history.state, '', step);
  // Until the connection is there, the address is newer.
  remember('step', '');
}

/** Return whether this page was reloaded. */
export function wasReloaded(): boolean {
  const [load] = performance.getEntriesByType('navigation');
  return load instanceof PerformanceNavigationTiming && load.type === 'reload';
}

/** Return what was remembered for this window; null if nothing was. */
export function recall(what: string): string | null {
  try {
    return sessionStorage.getItem(key(what, location.pathname));
  } catch {
    return null;
  }
}
