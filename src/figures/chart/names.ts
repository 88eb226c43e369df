import { boxIn, seriesOf } from './marks.ts';

/** The names of the series as switches: one pressed, its series stands alone. */
export interface Names {
  /** Lays the switches over the names, once these can be seen. */
  lay(): void;
  press(only: string | null): void;
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
  return {
    lay() {
      for (const { name, button } of switches) {
        const { x, y, width, height } = boxIn(layer, name);
        const [left, top] = [`${x}px`, `${y}px`];
        Object.assign(button.style, { left, top, width: `${width}px`, height: `${height}px` });
      }
    },
    press(only) {
      for (const { name, button } of switches)
        button.setAttribute('aria-pressed', String(seriesOf(name) === only));
    },
  };
}
