import { encode } from 'uqr';
import type { Drawing } from '../../plugins/figures/contract.ts';
import { cells } from '../kit/draw/cells.ts';
import { svg, type Point } from '../kit/draw/svg.ts';

/** The side of a cell, and the number of light cells that a reader wants around the code (ISO/IEC 18004). */
const CELL = 4;
const QUIET = 4;

/** A type, not an interface: only a type counts as JSON. */
type State = { readonly text: string };

/**
 * An address as a QR code, dark on light in every theme, for not every reader takes another one;
 * nothing if there is no address. Option: `data-text`.
 */
export const qr: Drawing<State> = {
  initial: ({ text = '' }) => ({ text }),

  still({ text }) {
    if (text === '') return '';
    const { data, size } = encode(text, { ecc: 'M', border: QUIET });
    const corners = data.flatMap((row, y) =>
      row.flatMap((dark, x): Point[] => (dark ? [[x * CELL, y * CELL]] : [])),
    );
    const side = size * CELL;
    return svg(
      side,
      side,
      `A QR code that leads to ${text}`,
      `<rect class="qr-ground" width="${side}" height="${side}"/>` +
        `<g class="qr-cells">${cells('ink', corners, CELL, 0)}</g>`,
    );
  },
};
