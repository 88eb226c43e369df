import { encode } from 'uqr';
import type { Drawing } from '../../plugins/figures/contract.ts';
import { cells } from '../kit/draw/cells.ts';
import { svg, type Point } from '../kit/draw/svg.ts';

/** The side of a cell, and the width of the quiet zone in cells (ISO/IEC 18004). */
const CELL = 4;
const QUIET = 4;

/** A type alias: an interface is not assignable to a JSON object. */
type State = { readonly text: string };

/**
 * Draw an address as a QR code; without an address draw nothing. The code is dark on light in every
 * theme, since some readers fail on light on dark. Option: `data-text`.
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
