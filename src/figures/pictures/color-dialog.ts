import { h } from '../../../plugins/common/h.ts';
import { createButton } from '../../kit/controls/button.ts';
import { openDialog } from '../../kit/controls/dialogs.ts';
import { createPaletteGrid } from './palette-grid.ts';

export interface ColorDialogOptions {
  /** The dialog's heading. */
  readonly title: string;
  readonly palette: readonly string[];
  /** The colour that is marked at first. */
  readonly current: number;
  readonly nameOf: (token: number) => string;
}

/**
 * Open a dialog in which one colour of a palette is chosen by mouse, finger or keyboard.
 * @param host - where the dialog stands while it is open
 * @returns the colour's token; undefined if none was chosen
 */
export async function chooseColor(
  host: HTMLElement,
  { title, palette, current, nameOf }: ColorDialogOptions,
): Promise<number | undefined> {
  let color = current;
  const grid = createPaletteGrid(palette, nameOf, (token) => {
    color = token;
    grid.mark(token);
  });
  grid.mark(current);
  grid.element.addEventListener('click', () => dialog.close('chosen'));
  // Hidden from screen readers, which say the name of the focused button.
  const name = h('p', { class: 'reading', 'aria-hidden': 'true' });
  const showName = ({ target }: Event): void => {
    const label = target instanceof HTMLButtonElement && target.getAttribute('aria-label');
    if (label) name.textContent = label;
  };
  grid.element.addEventListener('pointerover', showName);
  grid.element.addEventListener('focusin', showName);
  const cancel = createButton('Cancel', () => dialog.close());
  const dialog = h(
    'dialog',
    { class: 'painter any-color', 'aria-label': title },
    h('p', { class: 'title' }, title),
    grid.element,
    h('div', { class: 'buttons' }, cancel, name),
  );
  const closed = openDialog(host, dialog);
  grid.focus(current);
  return (await closed) === 'chosen' ? color : undefined;
}
