/** The colours of the page; `system` follows the device. */
export type Theme = 'light' | 'dark' | 'system';
export type Contrast = 'normal' | 'more';

export interface Appearance {
  readonly theme: Theme;
  readonly contrast: Contrast;
}

/** The storage key of the choice, which the next visit and other windows of the deck read. */
const storageKey = 'appearance';

/** Sent on the root element after each change, for figures that paint on a canvas. */
export const appearanceChange = 'appearancechange';

const system: Appearance = { theme: 'system', contrast: 'normal' };

/** Return the present choice, from the root element's `data-theme` and `data-contrast`. */
export function getAppearance(): Appearance {
  const { theme, contrast } = document.documentElement.dataset;
  return read({ theme, contrast });
}

/** Show the page as chosen, and remember the choice if the browser allows it. */
export function setAppearance(change: Partial<Appearance>): void {
  const chosen = { ...getAppearance(), ...change };
  show(chosen);
  try {
    localStorage.setItem(storageKey, JSON.stringify(chosen));
  } catch {
    // Storage is denied or full: the choice holds for this visit.
  }
}

/** Show the page as it was chosen last time. */
export function showRemembered(): void {
  show(stored());
}

/** Show the page as it was chosen last time, and follow the choice of other windows. */
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

/** Read a stored choice, which another version may have written: unknown values are the default. */
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
