/**
 * Open a dialog, and remove it when it is closed.
 * @param host - where the dialog stands while it is open
 * @returns the dialog's return value; '' if it was left by Escape
 */
export function openDialog(host: HTMLElement, dialog: HTMLDialogElement): Promise<string> {
  // Keys work the dialog, not the deck; the browser itself closes it by Escape.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  host.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

/**
 * Close the dialogs of a figure whose slide is left, by the speaker's window for one: they would
 * stay over the next slide and take its keys. While another tab is looked at, they stay open.
 */
export function closeDialogsOnLeaving(host: HTMLElement): void {
  if (!document.hidden) closeDialogs(host);
}

/** Close the dialogs of a figure, as Escape does. */
export function closeDialogs(host: HTMLElement): void {
  for (const dialog of host.querySelectorAll('dialog')) dialog.close();
}
