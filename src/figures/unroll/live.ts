import { h } from '../../../plugins/common/h.ts';
import { createCellRange } from '../../kit/controls/cell-range.ts';
import { createChoice } from '../../kit/controls/choice.ts';
import { createPlayer } from '../../kit/controls/player.ts';
import { cornerOf } from '../../kit/draw/cells.ts';
import { FACE_PIXELS, FACE_SIDE, heldOutFace, withoutGround } from '../../kit/draw/face.ts';
import { pixels } from '../../kit/draw/pixels.ts';
import { svg } from '../../kit/draw/svg.ts';
import { redrawn } from '../../kit/live.ts';
import { check, unroll, type State } from './still.ts';

/** The faces to choose from. */
const FACES = [47, 9, 42, 62];

/** Steps a second. */
const PACE = 20;
/** After that many pixels a step takes more than one, so that nobody waits. */
const [SLOW, STRIDE] = [2 * FACE_SIDE, 4];

/** The face is unrolled by playing, by a slider, or as far as a pixel that is clicked. */
export const liveUnroll = redrawn<State>({
  ...unroll,
  check,

  build({ context, state, change }) {
    /** Where the play ends: with all pixels in the strip, or with none. */
    let end = FACE_PIXELS;

    const player = createPlayer(
      PACE,
      () => {
        end = state().unrolled === FACE_PIXELS ? 0 : FACE_PIXELS;
        if (context.reducedMotion) change({ unrolled: end });
        return !context.reducedMotion;
      },
      () => {
        change({ unrolled: oneStepOn(state().unrolled, end) });
        return state().unrolled !== end;
      },
    );
    const setByHand = (unrolled: number): void => {
      player.stop();
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
      (face) => change({ face: Number(face) }),
    );
    return {
      over: [square],
      controls: [player.element, range.element, faces.element],
      update({ face, unrolled }) {
        player.set(unrolled === FACE_PIXELS ? 'Roll up' : 'Unroll');
        range.set(unrolled, `${unrolled} of ${FACE_PIXELS}`);
        faces.set(String(face));
      },
      stop: () => player.stop(),
    };
  },
});

/** Return how many pixels are unrolled a step later. */
function oneStepOn(unrolled: number, end: number): number {
  const forwards = end > unrolled;
  const stride = (forwards ? unrolled : unrolled - 1) < SLOW ? 1 : STRIDE;
  return forwards ? Math.min(unrolled + stride, end) : Math.max(unrolled - stride, end);
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
