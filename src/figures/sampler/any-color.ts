import { createButton } from '../../kit/controls/button.ts';
import { createPaletteGrid } from '../../kit/controls/palette-grid.ts';
import { colourName } from '../../kit/draw/colour-words.ts';
import { element } from './element.ts';

/** What a colour is chosen from. */
export interface AnyColorOptions {
  /** What the colour is for. */
  readonly title: string;
  readonly palette: readonly string[];
  /** The colour that is taken so far. */
  readonly taken: number;
  /** How likely each colour is, in words. */
  readonly shareOf: (token: number) => string;
}

/**
 * Opens a dialog with the whole palette, in which one colour is chosen by mouse, touch or keyboard.
 * @param host - where the dialog is put while it is open
 * @returns the colour; undefined if none was chosen
 */
export function chooseAnyColor(
  host: HTMLElement,
  { title, palette, taken, shareOf }: AnyColorOptions,
): Promise<number | undefined> {
  let color = taken;
  const dialog = document.createElement('dialog');
  dialog.className = 'painter any-color';
  dialog.setAttribute('aria-label', title);
  const heading = element('p', 'title');
  heading.textContent = title;
  const reading = element('p', 'reading');
  // The button that is focused says the same.
  reading.setAttribute('aria-hidden', 'true');
  const nameOf = (token: number): string =>
    `${colourName(palette[token] ?? '')}, ${shareOf(token)}`;
  const grid = createPaletteGrid(palette, nameOf, (token) => {
    color = token;
    grid.mark(token);
  });
  grid.mark(taken);
  grid.element.addEventListener('click', () => dialog.close('chosen'));
  const read = ({ target }: Event): void => {
    const name = target instanceof Element ? target.getAttribute('aria-label') : null;
    if (target instanceof HTMLButtonElement && name) reading.textContent = name;
  };
  grid.element.addEventListener('pointerover', read);
  grid.element.addEventListener('focusin', read);
  const buttons = element('div', 'buttons');
  buttons.append(
    createButton('Cancel', () => dialog.close()),
    reading,
  );
  dialog.append(heading, grid.element, buttons);
  // Keys work the dialog, not the deck; what closes it is the browser's own.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  host.append(dialog);
  dialog.showModal();
  grid.focus(taken);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'chosen' ? color : undefined);
    });
  });
}
