/** Which colours the page shows: `system` follows the device. */
export type Theme = 'light' | 'dark' | 'system';
export type Contrast = 'normal' | 'more';

/** What a person chose to see. */
export interface Appearance {
  readonly theme: Theme;
  readonly contrast: Contrast;
}

/** Where the choice is kept, so that the next visit and the other windows of the deck have it. */
const storageKey = 'appearance';

/** Sent on the root element after each change; figures that paint on a canvas listen to it. */
export const appearanceChange = 'appearancechange';

const system: Appearance = { theme: 'system', contrast: 'normal' };

/** What is on, read from the root element's `data-theme` and `data-contrast`. */
export function getAppearance(): Appearance {
  const { theme, contrast } = document.documentElement.dataset;
  return read({ theme, contrast });
}

/** Shows the page as chosen and remembers it where the browser allows that. */
export function setAppearance(change: Partial<Appearance>): void {
  const chosen = { ...getAppearance(), ...change };
  show(chosen);
  try {
    localStorage.setItem(storageKey, JSON.stringify(chosen));
  } catch {
    // Storage may be denied or full; the choice then holds for this visit.
  }
}

/** Shows the page as it was chosen last time. */
export function showRemembered(): void {
  show(stored());
}

/** Shows the page as it was chosen last time, and from now on as other windows choose it. */
export function restoreAppearance(): void {
  showRemembered();
  addEventListener('storage', onStorage);
}

function onStorage({ key }: StorageEvent): void {
  // The key is null when everything was cleared.
  if (key === storageKey || key === null) show(stored());
}

function stored(): Appearance {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return read(saved);
  } catch {
    return getAppearance();
  }
}

/** What was stored may be of another version or by another hand: anything unknown is the default. */
function read(saved: unknown): Appearance {
  if (typeof saved !== 'object' || saved === null) return system;
  const theme = 'theme' in saved ? saved.theme : undefined;
  const contrast = 'contrast' in saved ? saved.contrast : undefined;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    contrast: contrast === 'more' ? 'more' : 'normal',
  };
}

function show({ theme, contrast }: Appearance): void {
  const root = document.documentElement;
  const before = getAppearance();
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  if (contrast === 'normal') delete root.dataset['contrast'];
  else root.dataset['contrast'] = contrast;
  if (theme !== before.theme || contrast !== before.contrast) {
    root.dispatchEvent(new CustomEvent(appearanceChange));
  }
}
