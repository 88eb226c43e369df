import * as v from 'valibot';

/** The colours of strokes, each a custom property of the theme: `--ink`, `--red` ... */
export const colors = ['ink', 'red', 'blue', 'yellow'] as const;
export type Color = (typeof colors)[number];

/** The widths of strokes by name, in pixels of the stage. */
export const widths = { thin: 4, thick: 12 } as const;
export type Width = keyof typeof widths;

const coordinate = v.pipe(v.number(), v.finite());
const pressure = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/**
 * A place in the stage's pixels from the slide's top left corner, and the pressure there: 0.5 for a
 * mouse or a finger.
 */
export const pointSchema = v.pipe(v.tuple([coordinate, coordinate, pressure]), v.readonly());

/** All of a stroke but its points. */
export const penSchema = v.object({
  /** The slide's id, or `slide-7` for one without. */
  slide: v.string(),
  /** The last step shown when it was drawn, by reveal's index; -1 before the first step. */
  step: v.pipe(v.number(), v.integer(), v.minValue(-1)),
  color: v.picklist(colors),
  width: v.picklist(['thin', 'thick']),
});

/** A stroke as it is kept in a file. */
export const strokeSchema = v.object({
  ...penSchema.entries,
  points: v.pipe(v.array(pointSchema), v.minLength(1), v.readonly()),
});

export type Point = v.InferOutput<typeof pointSchema>;
export type Pen = Readonly<v.InferOutput<typeof penSchema>>;

/** A stroke of a talk; the id tells it from all others, in every window. */
export interface Stroke extends Pen {
  readonly id: string;
  readonly points: readonly Point[];
}

/** Make an id that no other stroke has. */
export function newId(): string {
  const parts = crypto.getRandomValues(new Uint32Array(2));
  return Array.from(parts, (part) => part.toString(36)).join('');
}
