import { button } from '../../../../plugins/common/h.ts';
import { boxIn, isSeen, seriesOf } from './marks.ts';

/** The names of the series as buttons: a pressed one shows its series alone. */
export interface Names {
  press(only: string | null): void;
  /** Leave out the names of parts that come with a later step. */
  follow(): void;
  /** Stop following the size of the chart. */
  stop(): void;
}

/**
 * Make a button over the name of each series.
 * @param layer - the element that lies over the whole chart
 * @param names - the names as they are drawn
 */
export function createNames(
  layer: HTMLElement,
  names: readonly Element[],
  pressed: (series: string) => void,
): Names {
  const switches = names.map((name) => {
    const series = seriesOf(name);
    const element = button('', () => pressed(series), { 'aria-label': `Only ${series}` });
    layer.append(element);
    return { name, element };
  });
  const place = (): void => {
    frame = 0;
    for (const { name, element } of switches) {
      const { x, y, width, height } = boxIn(layer, name);
      const [left, top] = [`${x}px`, `${y}px`];
      Object.assign(element.style, { left, top, width: `${width}px`, height: `${height}px` });
    }
  };
  let frame = 0;
  // The names have a place only once they can be seen, and it follows the size of the chart. In the
  // next frame: WebKit reports an error where an observer measures and changes the page itself.
  const sight = new ResizeObserver(() => {
    frame ||= requestAnimationFrame(place);
  });
  sight.observe(layer);
  return {
    press(only) {
      for (const { name, element } of switches)
        element.setAttribute('aria-pressed', String(seriesOf(name) === only));
    },
    follow() {
      for (const { name, element } of switches) element.hidden = !isSeen(name);
    },
    stop() {
      sight.disconnect();
      cancelAnimationFrame(frame);
    },
  };
}
