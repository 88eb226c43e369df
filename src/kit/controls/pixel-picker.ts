import { h } from '../../../plugins/common/h.ts';
import type { Point } from '../draw/svg.ts';
import { keepKeys } from './keys.ts';

/** A way to point at a pixel of a picture: by mouse, by finger, or by the arrow keys. */
export interface PixelPicker {
  /** Lies over the picture. */
  readonly element: HTMLElement;
  /** @param spoken - the pixel in words, for those who do not see it */
  set(pixel: number, spoken: string): void;
}

export interface PixelPickerOptions {
  readonly label: string;
  /** The width and height of the picture, in its own pixels. */
  readonly side: number;
  /** The picture's upper left corner in its host. */
  readonly corner: Point;
  /** The width of one pixel, in pixels of the stage. */
  readonly pixel: number;
  /** True if a mouse points while it passes over the picture, not only while it is pressed. */
  readonly hover?: boolean;
}

/** Lay a native range over a square picture, with its pixels in raster order as values. */
export function createPixelPicker(
  { label, side, corner: [left, top], pixel: size, hover = true }: PixelPickerOptions,
  pick: (pixel: number) => void,
): PixelPicker {
  const count = side * side;
  const input = h('input', { type: 'range', min: 0, max: count - 1, step: 1, 'aria-label': label });
  // A finger that points must not turn the slide.
  const element = h(
    'div',
    { class: 'pixel-picker drawn-control', 'data-prevent-swipe': true },
    input,
  );
  Object.assign(element.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${side * size}px`,
    height: `${side * size}px`,
  });

  let current = 0;
  const go = (pixel: number): void => {
    if (pixel === current || pixel < 0 || pixel >= count) return;
    // Before anybody answers: the next key goes on from here.
    current = input.valueAsNumber = pixel;
    pick(pixel);
  };
  const pointAt = ({ clientX, clientY }: PointerEvent): void => {
    const box = element.getBoundingClientRect();
    const column = Math.floor(((clientX - box.left) / box.width) * side);
    const row = Math.floor(((clientY - box.top) / box.height) * side);
    if (column >= 0 && column < side && row >= 0 && row < side) go(row * side + column);
  };
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    // The range would jump to where it was pressed along its own length.
    event.preventDefault();
    input.focus({ preventScroll: true });
    pointAt(event);
  });
  element.addEventListener('pointermove', (event) => {
    if (hover || event.buttons > 0) pointAt(event);
  });
  element.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -side, ArrowDown: side }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(current + by);
  });
  // Home, End, the page keys and the gestures of a screen reader work the range itself.
  input.addEventListener('input', () => go(input.valueAsNumber));
  keepKeys(element);
  return {
    element,
    set(pixel, spoken) {
      current = pixel;
      input.valueAsNumber = pixel;
      input.setAttribute('aria-valuetext', spoken);
    },
  };
}
