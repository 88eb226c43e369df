/** Return whether a dialog or overlay lies over the slides and takes all keys. */
export function isCovered(): boolean {
  const covers = document.querySelectorAll('dialog[open], [aria-modal="true"], .r-overlay');
  return Array.from(covers).some((cover) => cover.checkVisibility());
}
