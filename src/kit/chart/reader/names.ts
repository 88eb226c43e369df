import { boxIn, isSeen, seriesOf } from './marks.ts';

/** The names of the series as switches: one pressed, its series stands alone. */
export interface Names {
  press(only: string | null): void;
  /** Leave out the names of parts that come with a later step. */
  follow(): void;
  /** Lets go of the chart. */
  stop(): void;
}

/**
 * @param layer - what lies over the whole chart
 * @param names - the names as they are drawn
 */
export function createNames(
  layer: HTMLElement,
  names: readonly Element[],
  pressed: (series: string) => void,
): Names {
  const switches = names.map((name) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-label', `Only ${seriesOf(name)}`);
    button.addEventListener('click', () => pressed(seriesOf(name)));
    layer.append(button);
    return { name, button };
  });
  // The names have a place only once they can be seen, and it follows the size of the chart.
  const sight = new ResizeObserver(() => {
    for (const { name, button } of switches) {
      const { x, y, width, height } = boxIn(layer, name);
      const [left, top] = [`${x}px`, `${y}px`];
      Object.assign(button.style, { left, top, width: `${width}px`, height: `${height}px` });
    }
  });
  sight.observe(layer);
  return {
    press(only) {
      for (const { name, button } of switches)
        button.setAttribute('aria-pressed', String(seriesOf(name) === only));
    },
    follow() {
      for (const { name, button } of switches) button.hidden = !isSeen(name);
    },
    stop: () => sight.disconnect(),
  };
}
