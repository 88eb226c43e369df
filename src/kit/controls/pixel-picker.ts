import type { Point } from '../draw/svg.ts';
import { keepKeys } from './keys.ts';

/** A way to point at a pixel of a picture: by mouse, by touch, or by the arrow keys. */
export interface PixelPicker {
  /** Lies over the picture. */
  readonly element: HTMLElement;
  /** @param spoken - the pixel in words, for those who do not see it */
  set(pixel: number, spoken: string): void;
}

/** What a picker is made from. */
export interface PixelPickerOptions {
  readonly label: string;
  /** How many pixels the picture is wide, and high. */
  readonly side: number;
  /** The picture's corner in its host, and how wide a pixel of it is drawn there. */
  readonly corner: Point;
  readonly pixel: number;
  /** Whether a mouse that passes over the picture points, or only one that is pressed. */
  readonly hover?: boolean;
}

/** A native range over all pixels of a square picture, in raster order. */
export function createPixelPicker(
  { label, side, corner: [left, top], pixel: size, hover = true }: PixelPickerOptions,
  picked: (pixel: number) => void,
): PixelPicker {
  const count = side * side;
  const element = document.createElement('div');
  element.className = 'pixel-picker';
  Object.assign(element.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${side * size}px`,
    height: `${side * size}px`,
  });
  // A finger that points must not turn the slide.
  element.setAttribute('data-prevent-swipe', '');
  const input = document.createElement('input');
  Object.assign(input, { type: 'range', min: 0, max: count - 1, step: 1 });
  input.setAttribute('aria-label', label);
  element.append(input);

  let current = 0;
  const go = (pixel: number): void => {
    if (pixel === current || pixel < 0 || pixel >= count) return;
    // At once: the next key goes on from here, though what is told of this pixel may not be there yet.
    current = input.valueAsNumber = pixel;
    picked(pixel);
  };
  const point = ({ clientX, clientY }: PointerEvent): void => {
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
    point(event);
  });
  element.addEventListener('pointermove', (event) => {
    if (hover || event.buttons > 0) point(event);
  });
  element.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -side, ArrowDown: side }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(current + by);
  });
  // Home, End and the page keys are the range's own; so are the gestures of a screen reader.
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
