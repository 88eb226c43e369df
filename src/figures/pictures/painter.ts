import { h } from '../../../plugins/common/h.ts';
import { colourName } from './colour-words.ts';
import { createButton } from '../../kit/controls/button.ts';
import { createCellGrid } from '../../kit/controls/cell-grid.ts';
import { openDialog } from '../../kit/controls/dialogs.ts';
import { createPaletteGrid } from './palette-grid.ts';

export interface PainterOptions {
  readonly palette: readonly string[];
  readonly side: number;
  /** The picture that is painted over. */
  readonly tokens: readonly number[];
}

/**
 * Open a dialog in which a picture is painted pixel by pixel, by mouse, finger or keyboard.
 * @param host - where the dialog stands while it is open
 * @returns the picture; undefined if it was not to be used
 */
export async function paint(
  host: HTMLElement,
  { palette, side, tokens }: PainterOptions,
): Promise<number[] | undefined> {
  const picture = [...tokens];
  const history: number[][] = [];
  let color = picture.find((token) => token !== picture[0]) ?? 0;

  const paintPixel = (index: number, token: number): void => {
    picture[index] = token;
    const place = `Row ${Math.floor(index / side) + 1}, column ${(index % side) + 1}`;
    canvas.set(index, palette[token] ?? '', `${place}: ${colourName(palette[token] ?? '')}`);
  };
  const remember = (): void => void history.push([...picture]);
  const canvas = createCellGrid('Pixels', side, side * side, (index) => {
    if (picture[index] === color) return;
    remember();
    paintPixel(index, color);
  });
  canvas.element.classList.add('canvas');
  picture.forEach((token, i) => paintPixel(i, token));
  const nameOf = (token: number): string => colourName(palette[token] ?? '');
  const colors = createPaletteGrid(palette, nameOf, (token) => {
    color = token;
    colors.mark(token);
  });
  colors.mark(color);

  const use = createButton('Use it', () => dialog.close('use'));
  use.classList.add('first');
  const undo = createButton('Undo', () =>
    history.pop()?.forEach((token, i) => paintPixel(i, token)),
  );
  const fill = createButton('Fill', () => {
    remember();
    picture.forEach((_, i) => paintPixel(i, color));
  });
  const cancel = createButton('Cancel', () => dialog.close());
  const buttons = h('div', { class: 'buttons' }, use, undo, fill, cancel);
  const dialog = h(
    'dialog',
    { class: 'painter', 'aria-label': 'Paint a picture' },
    canvas.element,
    colors.element,
    buttons,
  );
  return (await openDialog(host, dialog)) === 'use' ? picture : undefined;
}
