import type { Drawing, Room } from '../../../plugins/figures/contract.ts';
import { levels, scale } from '../../kit/chart/axes.ts';
import type { LiveContent } from '../../kit/chart/live-values.ts';
import { line, rect, svg, text, type Point } from '../../kit/draw/svg.ts';
import { recorded } from '../learn/recorded.ts';

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly x: Point;
  readonly y: Point;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: { width: 280, height: 446, x: [48, 256], y: [376, 76] },
  phone: { width: 580, height: 366, x: [48, 440], y: [296, 76] },
};

/** What a probe finds of the digits, by the loss that the network had by then. */
export type Probes = readonly {
  readonly picturesSeen: number;
  readonly heldOutLoss: number;
  readonly accuracy: readonly number[];
}[];

const { counting, rawPixels, untrained } = recorded.digits;

export const RECORDED: Probes = recorded.digits.probes;

/** The lowest loss that has a place. */
const LEAST = 0.5;

/** Probe accuracy by loss of our own small model, as it learned digits; the recorded run. */
export const roomRun: Drawing<null> = {
  initial: () => null,
  still: (_, __, room) => drawProbes(RECORDED, 'Recorded run', room),
};

/** Return the probes as a table and as CSV. */
export function contentOf(probes: Probes, name: string): LiveContent {
  return {
    tables: [
      {
        caption: `${name}, digits`,
        head: ['Seen', 'Loss', 'Best layer, %'],
        rows: probes.map(({ picturesSeen, heldOutLoss, accuracy }) => [
          picturesSeen.toLocaleString('en-US'),
          heldOutLoss.toFixed(3),
          (100 * Math.max(...accuracy)).toFixed(1),
        ]),
      },
    ],
    csv: {
      head: ['run', 'digits seen', 'held-out loss, nats a pixel', 'layer', 'probe, share'],
      rows: probes.flatMap(({ picturesSeen, heldOutLoss, accuracy }) =>
        accuracy.map((share, layer) => [name, picturesSeen, heldOutLoss, layer, share]),
      ),
    },
  };
}

/** @param name - whose run it is */
export function drawProbes(probes: Probes, name: string, room: Room): string {
  const { width, height, x, y } = LAYOUTS[room];
  const [[left, right], [base, top]] = [x, y];
  // The loss falls to the right, as in the paper's figure.
  const across = scale([counting.blind, LEAST], [left + 14, right - 14]);
  const up = scale([0, 100], [base, top]);
  const marks = probes.map(({ heldOutLoss, accuracy }) => {
    const best = 100 * Math.max(...accuracy);
    return { loss: heldOutLoss, best, at: [across(heldOutLoss), up(best)].map(Math.round) };
  });
  const last = marks.at(-1);
  const known = 100 * Math.max(...untrained);
  return svg(
    width,
    height,
    `${name} of our small model on digits: the best layer’s linear probe by held-out loss, which falls to the right. ` +
      marks.map(({ loss, best }) => `Loss ${loss.toFixed(2)}: ${best.toFixed(0)} %`).join('; ') +
      `. Untrained, with random positions: ${known.toFixed(0)} %. Raw pixels: ${(100 * rawPixels).toFixed(0)} %.`,
    [
      text('label strong', 0, 20, name),
      text('axis', 0, 48, 'ours, digits: probe, %'),
      levels([0, 50, 100], up, left, right),
      reference(100 * rawPixels, 'raw pixels', -6),
      reference(known, 'untrained', -6),
      ...marks.map(({ at: [x = 0, y = 0] }) => rect('paper', x - 8, y - 8, 16, 16)),
      ...marks.map(({ at: [x = 0, y = 0] }) => rect('ink', x - 6, y - 6, 12, 12)),
      ...(last
        ? [
            text(
              'label strong middle clear',
              last.at[0] ?? 0,
              (last.at[1] ?? 0) + 36,
              last.best.toFixed(0),
            ),
            text('axis middle', last.at[0] ?? 0, base + 26, last.loss.toFixed(2)),
          ]
        : []),
      text('axis', left, base + 26, counting.blind.toFixed(2)),
      text('axis', left, base + 54, 'loss, nats a pixel'),
    ].join(''),
  );

  /** Draw the accuracy of what did not learn. */
  function reference(percent: number, words: string, below: number): string {
    const height = Math.round(up(percent)) + 0.5;
    return (
      line('thin', [left, height], [right, height]) + text('axis', left + 4, height + below, words)
    );
  }
}
