/**
 * Closes what is open in a figure whose slide is left, by the speaker's window for one: it would stay
 * over the next slide and take its keys. Who looks at another tab meanwhile finds it as it was.
 */
export function closeDialogsOnLeaving(host: HTMLElement): void {
  if (!document.hidden) closeDialogs(host);
}

/** Closes what is open in a figure, as Escape does. */
export function closeDialogs(host: HTMLElement): void {
  for (const dialog of host.querySelectorAll('dialog')) dialog.close();
}
