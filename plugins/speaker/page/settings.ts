/** What a speaker set up once and finds again: sizes of panes and of letters, brightness. */
const storageKey = 'speaker settings';

/** A number that was kept under a name, or otherwise the usual one. */
export function setting(name: string, usual: number): number {
  const kept = all()[name];
  return typeof kept === 'number' && Number.isFinite(kept) ? kept : usual;
}

/** Keeps a number under a name, where the browser allows that. */
export function keepSetting(name: string, value: number): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...all(), [name]: value }));
  } catch {
    // Denied or full: it then holds until the window is closed.
  }
}

function all(): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}
