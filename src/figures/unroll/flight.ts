import type { Room } from '../../../plugins/figures/contract.ts';
import { FACE_PIXELS, FACE_SIDE } from '../pictures/face.ts';
import { MODULE } from '../../kit/draw/svg.ts';
import { sleep } from '../../kit/sleep.ts';
import { firstInStrip, STRIP_Y } from './still.ts';

/** Milliseconds that the first rows take; all later ones take as long as the last of these. */
const TIMES = [1300, 1000, 700, 450, 260];
/** Once the second row is there it rests so long, for the distance between its pixels to be read. */
const REST = 1400;
/** Rows slide so far out to the right, in pixels, before they sink into the strip. */
const OUT = 250;

/** The way of a row from the square to the strip. */
export interface Flight {
  readonly milliseconds: number;
  /** The row's corner in the square, seen from its corner in the strip. */
  readonly from: readonly [x: number, y: number];
  /** The strip moves so far to the left, to make room. */
  readonly strip: number;
}

/** Return the way of a row, counted from 0. */
export function flightOf(row: number, room: Room): Flight {
  const before = row * FACE_SIDE;
  const after = Math.min(before + FACE_SIDE, FACE_PIXELS);
  const first = firstInStrip(after, room);
  return {
    milliseconds: TIMES[row] ?? TIMES.at(-1) ?? 0,
    from: [(first - before) * MODULE, row * MODULE - STRIP_Y],
    strip: (first - firstInStrip(before, room)) * MODULE,
  };
}

/** Return how long the play rests after a row, in milliseconds. */
export function restAfter(row: number): number {
  return row === 1 ? REST : 0;
}

/**
 * Move the newest row of a drawing, which shows it in the strip, there from the square; or back.
 * When the signal aborts, it is in the strip at once.
 */
export async function fly(
  drawing: HTMLElement,
  { milliseconds, from: [x, y], strip }: Flight,
  isBack: boolean,
  signal: AbortSignal,
): Promise<void> {
  const timing: KeyframeAnimationOptions = {
    duration: milliseconds,
    direction: isBack ? 'reverse' : 'normal',
    easing: 'ease-in-out',
    fill: 'both',
  };
  const motions = [
    drawing
      .querySelector('.newest')
      ?.animate(
        [
          { transform: `translate(${x}px, ${y}px)` },
          { transform: `translate(${x + OUT}px, ${y}px)`, offset: 0.45 },
          { transform: 'none' },
        ],
        timing,
      ),
    drawing
      .querySelector('.strip')
      ?.animate([{ transform: `translate(${strip}px, 0)` }, { transform: 'none' }], timing),
  ];
  const land = (): void => {
    for (const motion of motions) motion?.cancel();
    drawing.classList.remove('flying');
  };
  drawing.classList.add('flying');
  signal.addEventListener('abort', land, { once: true });
  await sleep(milliseconds, signal);
  if (signal.aborted) return;
  signal.removeEventListener('abort', land);
  // On its way back the row stays in the square until the drawing is made anew.
  if (isBack) drawing.classList.remove('flying');
  else land();
}
