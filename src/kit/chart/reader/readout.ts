import type { Box } from './box.ts';
import { boxIn, zoomOf, type LivePoint } from './marks.ts';
import { place, type Drawn } from './place.ts';

/** The frame round the mark that is read, and its value in words beside it. */
export interface Readout {
  /** @param drawn - what the words should not lie on */
  show(point: LivePoint, drawn: Drawn): void;
  hide(): void;
}

/** From the mark to the outer edge of its frame, in pixels of the stage. */
const FRAME = 7;
/** The small letters of a readout never fall below that on the screen, in pixels. */
const LEGIBLE = 13;
const SMALL = 20;

/** @param layer - what lies over the whole chart */
export function createReadout(layer: HTMLElement): Readout {
  const frame = document.createElement('div');
  frame.className = 'frame';
  const words = document.createElement('p');
  words.className = 'readout';
  // The reader's value says the same.
  words.setAttribute('aria-hidden', 'true');
  layer.append(frame, words);
  hide();

  function hide(): void {
    frame.hidden = words.hidden = true;
  }

  return {
    show(point, drawn) {
      frame.hidden = words.hidden = false;
      const { x, y, width, height } = point.box;
      const around: Box = {
        x: x - FRAME,
        y: y - FRAME,
        width: width + 2 * FRAME,
        height: height + 2 * FRAME,
      };
      put(frame, around);
      Object.assign(frame.style, { width: `${around.width}px`, height: `${around.height}px` });

      const head = [point.series, point.at].filter((part) => part !== '').join(': ');
      words.replaceChildren(line('span', head), line('b', point.value), line('span', point.source));
      words.style.fontSize = `${Math.max(SMALL, LEGIBLE / zoomOf(layer))}px`;
      const size = { width: words.offsetWidth, height: words.offsetHeight };
      put(words, place(around, size, seen(layer), drawn));
    },
    hide,
  };
}

/** The part of the chart that is seen: in the article a wide one is scrolled within its figure. */
function seen(layer: HTMLElement): Box {
  const { offsetWidth: width, offsetHeight: height } = layer;
  const frame = layer.closest('figure');
  if (!frame) return { x: 0, y: 0, width, height };
  const { x, width: across } = boxIn(layer, frame);
  const [left, right] = [Math.max(0, x), Math.min(width, x + across)];
  return { x: left, y: 0, width: right - left, height };
}

function line(tag: 'span' | 'b', content: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}

function put(element: HTMLElement, { x, y }: Box): void {
  Object.assign(element.style, { left: `${Math.round(x)}px`, top: `${Math.round(y)}px` });
}
