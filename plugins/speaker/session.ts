/*
 * What a deck and its speaker's window have in common is a name: kept in each window for as long as
 * it lives, reloads included, and written into the address of the speaker's window.
 */

const key = (what: string, path: string): string => `speaker ${what} ${path}`;

/** The session that this window was in before a reload. */
export function formerSession(): string | undefined {
  return recall('session') ?? undefined;
}

/** A name that no other deck has. */
export function newSession(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join(
    '',
  );
}

/**
 * Remembers something for this window, where the browser allows that.
 * @param path - the page that it is for; windows opened from this one have it too
 */
export function remember(what: string, value: string, path = location.pathname): void {
  try {
    sessionStorage.setItem(key(what, path), value);
  } catch {
    // Denied or full: it then holds until the next reload.
  }
}

/**
 * Writes the step that a deck was left at into the address of the page if it was reloaded. Reveal
 * writes it there up to a second late. Call this before reveal reads the address: a key that is
 * pressed later is not taken back.
 */
export function returnAfterReload(): void {
  const step = recall('step');
  const [load] = performance.getEntriesByType('navigation');
  const reloaded = load instanceof PerformanceNavigationTiming && load.type === 'reload';
  if (step && reloaded) history.replaceState(history.state, '', step);
  // From here on the address is newer, until the deck's side of the connection is there.
  remember('step', '');
}

/** What was remembered for this window; null if nothing was. */
export function recall(what: string): string | null {
  try {
    return sessionStorage.getItem(key(what, location.pathname));
  } catch {
    return null;
  }
}
