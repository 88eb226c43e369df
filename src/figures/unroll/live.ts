import { h } from '../../../plugins/common/h.ts';
import { createButton, relabel } from '../../kit/controls/button.ts';
import { createCellRange } from '../../kit/controls/cell-range.ts';
import { createChoice } from '../../kit/controls/choice.ts';
import { cornerOf } from '../../kit/draw/cells.ts';
import { FACE_PIXELS, FACE_SIDE, heldOutFace, withoutGround } from '../pictures/face.ts';
import { pixels } from '../../kit/draw/pixels.ts';
import { svg } from '../../kit/draw/svg.ts';
import { LatestTask } from '../../kit/latest-task.ts';
import { redrawn } from '../../kit/live.ts';
import { sleep } from '../../kit/sleep.ts';
import { flightOf, fly, restAfter } from './flight.ts';
import { check, drawUnroll, unroll, type State } from './still.ts';

/** The faces to choose from. */
const FACES = [47, 9, 42, 62];

/** The face is unrolled by playing, by a slider, or as far as a pixel that is clicked. */
export const liveUnroll = redrawn<State>({
  ...unroll,
  check,
  still: (state, _kit, room) => drawUnroll(state, room, FACE_SIDE),

  build({ host, drawing, context, state, change }) {
    host.classList.add('live-model');
    const playing = new LatestTask();
    const button = createButton('', () => {
      if (playing.isRunning) stop();
      else void toEnd(state().unrolled === FACE_PIXELS ? 0 : FACE_PIXELS);
    });

    async function toEnd(end: number): Promise<void> {
      if (context.reducedMotion) return change({ unrolled: end });
      host.dataset['unfinished'] = '';
      const played = play(end, playing.begin());
      label();
      await played;
    }

    async function unrollAll(): Promise<void> {
      change({ unrolled: 0 });
      await toEnd(FACE_PIXELS);
    }

    async function play(end: number, signal: AbortSignal): Promise<void> {
      while (!signal.aborted && state().unrolled !== end) {
        const before = state().unrolled;
        const after = nextWholeRow(before, end);
        const row = Math.min(before, after) / FACE_SIDE;
        const isRollingUp = after < before;
        const flight = Number.isInteger(row) ? flightOf(row, context.room) : undefined;
        if (!isRollingUp) change({ unrolled: after });
        if (flight) await fly(drawing, flight, isRollingUp, signal);
        if (signal.aborted) return;
        if (isRollingUp) change({ unrolled: after });
        else await sleep(restAfter(row), signal);
      }
      if (!signal.aborted) stop();
    }

    function stop(): void {
      playing.end();
      delete host.dataset['unfinished'];
      label();
    }

    function label(): void {
      const atRest = state().unrolled === FACE_PIXELS ? 'Roll up' : 'Unroll';
      relabel(button, playing.isRunning ? 'Pause' : atRest);
    }

    const setByHand = (unrolled: number): void => {
      stop();
      change({ unrolled });
    };
    const square = h('div', { class: 'square' });
    square.addEventListener('click', (event) => setByHand(pixelBelow(event, square) + 1));
    const range = createCellRange(
      { label: 'Pixels in the strip', min: 0, max: FACE_PIXELS, step: 1, cell: 4, marks: [] },
      setByHand,
    );
    const faces = createChoice(
      'Face',
      FACES.map((face) => [String(face), portrait(face)]),
      (face) => {
        stop();
        change({ face: Number(face) });
      },
    );
    return {
      over: [square],
      controls: [button, range.element, faces.element],
      update({ face, unrolled }) {
        label();
        range.set(unrolled, `${unrolled} of ${FACE_PIXELS}`);
        faces.set(String(face));
      },
      begin: () => void unrollAll(),
      stop,
      async demonstrate(signal) {
        signal.addEventListener('abort', stop);
        await unrollAll();
        signal.removeEventListener('abort', stop);
      },
    };
  },
});

/** Return how many pixels are unrolled when the next row, or what is left of it, has moved. */
function nextWholeRow(unrolled: number, end: number): number {
  const rows = unrolled / FACE_SIDE;
  return FACE_SIDE * (end > unrolled ? Math.floor(rows) + 1 : Math.ceil(rows) - 1);
}

/** Return the pixel of the square that is clicked, by its index in raster order. */
function pixelBelow({ clientX, clientY }: MouseEvent, square: HTMLElement): number {
  const box = square.getBoundingClientRect();
  const cell = (share: number): number =>
    Math.min(Math.max(Math.floor(share * FACE_SIDE), 0), FACE_SIDE - 1);
  const row = cell((clientY - box.top) / box.height);
  return row * FACE_SIDE + cell((clientX - box.left) / box.width);
}

function portrait(face: number): Node {
  const template = h('template');
  const picture = pixels(withoutGround(heldOutFace(face)), (i) => cornerOf(i, FACE_SIDE, 2), 2);
  template.innerHTML = svg(2 * FACE_SIDE, 2 * FACE_SIDE, `Face ${face}`, picture);
  return template.content;
}
