import { h } from '../../../plugins/common/h.ts';
import { createChoice, numbered } from '../../kit/controls/choice.ts';
import { keepKeys } from '../../kit/controls/keys.ts';
import { named } from '../../kit/controls/named.ts';
import type { Point } from '../../kit/draw/svg.ts';
import { redrawn } from '../../kit/live.ts';
import { scenesOf } from './scenes.ts';
import {
  check,
  dotsOf,
  extentOfPlanes,
  FACES,
  LAYERS,
  linear,
  sentenceOfFace,
  sentenceOfLayer,
  type State,
} from './still.ts';

/** How long the dots move to another layer, in milliseconds. */
const MOVE = 700;

/** The faces of any layer: one is shown by mouse, finger or arrow keys, and the dots move. */
export const liveLinear = redrawn<State>({
  ...linear,
  check,
  scenesOf,

  build({ host, drawing, context, state, change }) {
    host.classList.add('live-model');
    const { room } = context;
    const [width, height] = extentOfPlanes(room);
    /** The faces of the layer from left to right, which is how the arrow keys go. */
    let order: readonly number[] = [];
    let before: number | undefined;

    const show = (face: number | undefined): void => {
      if (face !== undefined && face !== state().face) change({ face });
    };
    const input = h('input', { type: 'range', min: 0, max: FACES - 1, step: 1 });
    input.setAttribute('aria-label', 'Face, from left to right');
    input.addEventListener('input', () => show(order[input.valueAsNumber]));
    const picker = h(
      'div',
      { class: 'pixel-picker drawn-control', 'data-prevent-swipe': true },
      input,
    );
    Object.assign(picker.style, {
      left: '0',
      top: '0',
      width: `${width}px`,
      height: `${height}px`,
    });
    keepKeys(picker);
    const pointAt = ({ clientX, clientY }: PointerEvent): void => {
      const box = picker.getBoundingClientRect();
      const zoom = box.width / width;
      const point: Point = [(clientX - box.left) / zoom, (clientY - box.top) / zoom];
      const dots = [...dotsOf(0, 'first', room), ...dotsOf(state().layer, 'chosen', room)];
      show(nearest(dots, point) % FACES);
    };
    picker.addEventListener('pointermove', pointAt);
    picker.addEventListener('pointerdown', (event) => {
      // The range would jump to where it was pressed along its own length.
      event.preventDefault();
      input.focus({ preventScroll: true });
      pointAt(event);
    });

    const spoken = h('p', { class: 'visually-hidden', role: 'status' });
    const layers = createChoice('Layer', numbered(0, LAYERS - 1), (layer) => {
      change({ layer: Number(layer) });
      spoken.textContent = sentenceOfLayer(state().layer);
    });
    return {
      over: [picker],
      controls: [named('Layer', layers.element)],
      below: [spoken],
      update({ layer, face }) {
        const dots = dotsOf(layer, 'chosen', room);
        order = dots.map((_, i) => i).sort((a, b) => (dots[a]?.[0] ?? 0) - (dots[b]?.[0] ?? 0));
        input.valueAsNumber = order.indexOf(face);
        input.setAttribute('aria-valuetext', sentenceOfFace({ layer, face }));
        layers.set(String(layer));
        if (before !== undefined && before !== layer && !context.reducedMotion)
          move(drawing, dotsOf(before, 'chosen', room), dots);
        before = layer;
      },
    };
  },
});

/** Let each dot of the chosen layer come to its place from where it was. */
function move(drawing: HTMLElement, from: readonly Point[], to: readonly Point[]): void {
  for (const dot of drawing.querySelectorAll<SVGElement>('[data-plane="chosen"] > path')) {
    const face = Number(dot.dataset['face']);
    const [[x = 0, y = 0] = [], [newX = 0, newY = 0] = []] = [from[face], to[face]];
    const start = `translate(${x - newX}px, ${y - newY}px)`;
    dot.animate([{ transform: start }, { transform: 'none' }], { duration: MOVE, easing: 'ease' });
  }
}

/** Return the index of the point that is nearest. */
function nearest(points: readonly Point[], [x, y]: Point): number {
  const distances = points.map(([left, top]) => Math.hypot(left - x, top - y));
  return distances.indexOf(Math.min(...distances));
}
