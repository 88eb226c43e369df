import { createButton } from './button.ts';
import { createCellGrid } from './cell-grid.ts';
import { createPaletteGrid } from './palette-grid.ts';
import { colourName } from '../draw/colour-words.ts';

/** What a painter starts from. */
export interface PainterOptions {
  readonly palette: readonly string[];
  readonly side: number;
  /** The picture that is painted over. */
  readonly tokens: readonly number[];
}

/**
 * Opens a dialog in which a picture is painted pixel by pixel, by mouse, by touch or by keyboard.
 * @param host - where the dialog is put while it is open
 * @returns the picture; undefined if it was not to be used
 */
export function paint(
  host: HTMLElement,
  { palette, side, tokens }: PainterOptions,
): Promise<number[] | undefined> {
  const picture = [...tokens];
  const before: number[][] = [];
  let color = picture.find((token) => token !== picture[0]) ?? 0;

  const dialog = document.createElement('dialog');
  dialog.className = 'painter';
  dialog.setAttribute('aria-label', 'Paint a picture');
  const put = (index: number, token: number): void => {
    picture[index] = token;
    const place = `Row ${Math.floor(index / side) + 1}, column ${(index % side) + 1}`;
    canvas.set(index, palette[token] ?? '', `${place}: ${colourName(palette[token] ?? '')}`);
  };
  const keep = (): void => void before.push([...picture]);
  const canvas = createCellGrid('Pixels', side, side * side, (index) => {
    if (picture[index] === color) return;
    keep();
    put(index, color);
  });
  picture.forEach((token, i) => put(i, token));
  const nameOf = (token: number): string => colourName(palette[token] ?? '');
  const colors = createPaletteGrid(palette, nameOf, (token) => {
    color = token;
    colors.mark(token);
  });
  colors.mark(color);
  canvas.element.classList.add('canvas');

  const buttons = document.createElement('div');
  buttons.className = 'buttons';
  const use = createButton('Use it', () => dialog.close('use'));
  use.classList.add('first');
  buttons.append(
    use,
    createButton('Undo', () => before.pop()?.forEach((token, i) => put(i, token))),
    createButton('Fill', () => {
      keep();
      picture.forEach((_, i) => put(i, color));
    }),
    createButton('Cancel', () => dialog.close()),
  );
  dialog.append(canvas.element, colors.element, buttons);
  // Keys work the dialog, not the deck; what closes it is the browser's own.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  host.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'use' ? picture : undefined);
    });
  });
}
