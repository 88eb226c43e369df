import { h } from '../../../../plugins/common/h.ts';
import type { Box } from './box.ts';
import { boxIn, zoomOf, type LivePoint } from './marks.ts';
import { place, type Drawn } from './place.ts';

/** A frame around the mark that is read, and its value in words beside it. */
export interface Readout {
  /** @param drawn - marks and words that the readout should not cover */
  show(point: LivePoint, drawn: Drawn): void;
  hide(): void;
}

/** The distance from the mark to the outer edge of its frame, in pixels of the stage. */
const FRAME = 7;
/** The size of a readout's small letters, in pixels of the stage. */
const SMALL = 20;
/** Their least size on the screen, in its pixels. */
const LEGIBLE = 13;

/** @param layer - the element that lies over the whole chart */
export function createReadout(layer: HTMLElement): Readout {
  const frame = h('div', { class: 'frame' });
  // Hidden from screen readers, to which the reader's value says the same.
  const words = h('p', { class: 'readout', 'aria-hidden': 'true' });
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
      words.replaceChildren(
        h('span', {}, head),
        h('b', {}, point.value),
        h('span', {}, point.source),
      );
      words.style.fontSize = `${Math.max(SMALL, LEGIBLE / zoomOf(layer))}px`;
      const size = { width: words.offsetWidth, height: words.offsetHeight };
      put(words, place(around, size, seen(layer), drawn));
    },
    hide,
  };
}

/** Return the part of the chart that is seen: in the article a wide chart scrolls in its figure. */
function seen(layer: HTMLElement): Box {
  const { offsetWidth: width, offsetHeight: height } = layer;
  const frame = layer.closest('figure');
  if (!frame) return { x: 0, y: 0, width, height };
  const { x, width: across } = boxIn(layer, frame);
  const [left, right] = [Math.max(0, x), Math.min(width, x + across)];
  return { x: left, y: 0, width: right - left, height };
}

function put(element: HTMLElement, { x, y }: Box): void {
  Object.assign(element.style, { left: `${Math.round(x)}px`, top: `${Math.round(y)}px` });
}
