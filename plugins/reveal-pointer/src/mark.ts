import type { ResolvedOptions } from './options.ts';
import { Trail } from './tail.ts';
import type { Point } from './tail.ts';

const svg = 'http://www.w3.org/2000/svg';

/**
 * The dot and its tail. Their parent is the root element, outside of all that reveal or its plugins
 * transform, so their coordinates are client coordinates.
 */
export class Mark {
  readonly #options: ResolvedOptions;
  readonly #root = document.createElement('div');
  readonly #dot = document.createElement('div');
  readonly #tail = document.createElementNS(svg, 'svg');
  readonly #trail: Trail;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');
  #place: Point | undefined;
  #frame = 0;

  constructor(options: ResolvedOptions) {
    this.#options = options;
    this.#trail = new Trail(options.tailLength);
    this.#root.className = 'reveal-pointer';
    this.#root.hidden = true;
    this.#root.setAttribute('aria-hidden', 'true');
    this.#dot.className = 'dot cursor-dot';
    this.#tail.classList.add('tail');
    const half = options.pointerSize / 2;
    Object.assign(this.#dot.style, {
      width: `${options.pointerSize}px`,
      height: `${options.pointerSize}px`,
      margin: `${-half}px 0 0 ${-half}px`,
      opacity: `${options.opacity}`,
      // In the colour of the page, so that the dot is seen on its own colour too.
      boxShadow: `0 0 0 ${Math.max(2, options.pointerSize / 9)}px var(--paper, #fff)`,
    });
    this.#root.append(this.#tail, this.#dot);
    this.setColor(options.color);
    document.documentElement.append(this.#root);
  }

  get visible(): boolean {
    return !this.#root.hidden;
  }

  setColor(color: string): void {
    this.#dot.style.backgroundColor = color;
    this.#tail.style.fill = color;
  }

  moveTo(place: Point): void {
    const jumped = !this.visible;
    this.#place = place;
    this.#dot.style.transform = `translate(${place.x}px, ${place.y}px)`;
    if (jumped) {
      this.#trail.clear();
      this.#root.hidden = false;
      this.raise();
    }
    this.#follow();
  }

  hide(): void {
    if (this.#root.matches(':popover-open')) this.#root.hidePopover();
    this.#root.hidden = true;
    this.#trail.clear();
    this.#drawTail();
  }

  /** Bring the dot to the top again, above dialogs, popovers and full screen. */
  raise(): void {
    if (!this.visible || typeof this.#root.showPopover !== 'function') return;
    if (this.#root.popover === null) this.#root.popover = 'manual';
    if (this.#root.matches(':popover-open')) this.#root.hidePopover();
    this.#root.showPopover();
  }

  owns(target: EventTarget | null): boolean {
    return target === this.#root;
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#root.remove();
  }

  #follow(): void {
    if (this.#frame !== 0 || this.#options.tailLength === 0 || this.#still.matches) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.#place || !this.visible) return;
      const moving = this.#trail.step(this.#place);
      this.#drawTail();
      if (moving) this.#follow();
    });
  }

  #drawTail(): void {
    const { pointerSize, opacity } = this.#options;
    const pieces = this.#trail.segments(pointerSize).map(({ corners, strength }) => {
      const piece = document.createElementNS(svg, 'polygon');
      piece.setAttribute('points', corners.map(({ x, y }) => `${x},${y}`).join(' '));
      piece.setAttribute('opacity', `${opacity * strength * 0.6}`);
      return piece;
    });
    this.#tail.replaceChildren(...pieces);
  }
}
