import { newId } from './stroke.ts';
import type { Pen, Point, Stroke } from './stroke.ts';
import type { SurfacePlan } from './surface.ts';

/** Callbacks for what a hand draws and erases. */
export interface HandPlan {
  /** Return what the stroke that begins is drawn with; undefined if it erases. */
  kind(this: void): Pen | undefined;
  /** @param from - the number of points that the stroke had before */
  more(this: void, stroke: Stroke, from: number): void;
  finish(this: void, stroke: Stroke): void;
  drop(this: void, id: string): void;
  /** @param drag - the same for all that is erased between press and release */
  erase(this: void, from: Point, to: Point, drag: string): void;
}

/** Make strokes, and ways of the eraser, out of what a hand does on the surface. */
export class Hand implements SurfacePlan {
  readonly #plan: HandPlan;
  #stroke: Stroke | undefined;
  #eraser: { readonly drag: string; readonly at: Point } | undefined;

  constructor(plan: HandPlan) {
    this.#plan = plan;
  }

  readonly begin = (point: Point, erases: boolean): void => {
    const kind = erases ? undefined : this.#plan.kind();
    if (kind) this.#stroke = { id: newId(), ...kind, points: [] };
    else this.#eraser = { drag: newId(), at: point };
    this.go([point]);
  };

  readonly go = (points: readonly Point[]): void => {
    for (const to of this.#eraser ? points : []) this.#erase(to);
    const before = this.#stroke?.points ?? [];
    const after = points.reduce(added, before);
    if (!this.#stroke || after === before) return;
    this.#stroke = { ...this.#stroke, points: after };
    this.#plan.more(this.#stroke, before.length);
  };

  readonly end = (): void => {
    if (this.#stroke) this.#plan.finish(this.#stroke);
    this.#stroke = undefined;
    this.#eraser = undefined;
  };

  readonly drop = (): void => {
    if (this.#stroke) this.#plan.drop(this.#stroke.id);
    this.#stroke = undefined;
    this.#eraser = undefined;
  };

  #erase(to: Point): void {
    if (!this.#eraser) return;
    const { drag, at } = this.#eraser;
    this.#eraser = { drag, at: to };
    this.#plan.erase(at, to, drag);
  }
}

/** Add a point, unless the hand rests. */
function added(points: readonly Point[], point: Point): readonly Point[] {
  const last = points.at(-1);
  return last && last[0] === point[0] && last[1] === point[1] ? points : [...points, point];
}
