/*
 * What a speaker sets once and finds again in the next window: sizes of panes and of the notes,
 * brightness.
 */
const storageKey = 'speaker settings';

/** Return the number stored under a name, or the default. */
export function setting(name: string, byDefault: number): number {
  const stored = all()[name];
  return typeof stored === 'number' && Number.isFinite(stored) ? stored : byDefault;
}

/** Store a number under a name, if the browser allows that. */
export function storeSetting(name: string, value: number): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...all(), [name]: value }));
  } catch {
    // Denied or full: it lasts until the window is closed.
  }
}

function all(): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...stored } : {};
  } catch {
    return {};
  }
}
