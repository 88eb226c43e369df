import { outlineOf } from './outline.ts';
import type { Stroke } from './stroke.ts';

const namespace = 'http://www.w3.org/2000/svg';

interface Drawn {
  readonly path: SVGPathElement;
  readonly step: number;
  points: number;
}

/** The strokes on one slide, as an SVG that goes wherever the slide does. */
export class Layer {
  readonly #section: HTMLElement;
  readonly #svg = document.createElementNS(namespace, 'svg');
  readonly #drawn = new Map<string, Drawn>();

  constructor(section: HTMLElement) {
    this.#section = section;
    this.#svg.classList.add('ink-layer');
    this.#svg.setAttribute('role', 'img');
    this.#svg.setAttribute('aria-label', 'Drawing');
    // It has no size, so that it is no part of what the slide measures.
    this.#svg.setAttribute('width', '1');
    this.#svg.setAttribute('height', '1');
  }

  /** Show these strokes and no others. */
  show(strokes: readonly Stroke[]): void {
    const ids = new Set(strokes.map(({ id }) => id));
    for (const id of this.#drawn.keys()) if (!ids.has(id)) this.#drawn.delete(id);
    this.#svg.replaceChildren(...strokes.map((stroke) => this.#draw(stroke)));
    if (strokes.length === 0) this.#svg.remove();
    else if (!this.#svg.isConnected) this.#section.append(this.#svg);
  }

  /** Show one more stroke, or more of one. */
  put(stroke: Stroke): void {
    const path = this.#draw(stroke);
    if (!path.isConnected) this.#svg.append(path);
    if (!this.#svg.isConnected) this.#section.append(this.#svg);
  }

  /**
   * Hide the strokes of later steps.
   * @param step - the last one shown
   */
  follow(step: number): void {
    for (const drawn of this.#drawn.values())
      drawn.path.toggleAttribute('data-later', drawn.step > step);
  }

  #draw({ id, step, color, width, points }: Stroke): SVGPathElement {
    let drawn = this.#drawn.get(id);
    if (!drawn) {
      drawn = { path: document.createElementNS(namespace, 'path'), step, points: 0 };
      drawn.path.dataset['color'] = color;
      this.#drawn.set(id, drawn);
    }
    if (drawn.points !== points.length) {
      drawn.path.setAttribute('d', outlineOf(points, width));
      drawn.points = points.length;
    }
    return drawn.path;
  }
}
