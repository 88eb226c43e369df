/*
 * The messages between the windows of a talk. The deck's window has the strokes: a preview asks it for
 * each change, and shows what the deck then says. Only a stroke that is being drawn is shown at once.
 */
import * as v from 'valibot';
import type { Command } from './sheets.ts';
import { penSchema, pointSchema, strokeSchema } from './stroke.ts';

const stroke = v.object({ ...strokeSchema.entries, id: v.string() });
const strokes = v.pipe(v.array(stroke), v.readonly());
const slide = v.string();
const ids = v.pipe(v.array(v.string()), v.readonly());

const command: v.GenericSchema<Command> = v.variant('do', [
  v.object({ do: v.literal('draw'), stroke }),
  v.object({ do: v.literal('erase'), slide, ids, drag: v.string() }),
  v.object({ do: v.picklist(['clear', 'undo', 'redo']), slide }),
  v.object({ do: v.literal('replace'), strokes }),
]);

/** The state of a slide's buttons. */
const possible = { canUndo: v.boolean(), canRedo: v.boolean() };

const message = v.variant('type', [
  /** A preview that has just come asks for everything. */
  v.object({ type: v.literal('hello') }),
  /** The answer. */
  v.object({
    type: v.literal('all'),
    on: v.boolean(),
    sheets: v.array(v.object({ slide, strokes, ...possible })),
  }),
  v.object({ type: v.literal('on'), on: v.boolean() }),
  /** More of a stroke that is being drawn: `from` is the number of points sent before. */
  v.object({
    type: v.literal('more'),
    id: v.string(),
    pen: penSchema,
    from: v.number(),
    points: v.pipe(v.array(pointSchema), v.readonly()),
  }),
  /** A stroke that was begun will not be finished. */
  v.object({ type: v.literal('drop'), id: v.string() }),
  v.object({ type: v.literal('do'), command }),
  /** A slide has changed: its strokes in their order, and those of them that are new. */
  v.object({ type: v.literal('sheet'), slide, ids, added: strokes, ...possible }),
  /** A sentence for whoever draws. */
  v.object({ type: v.literal('say'), sentence: v.string() }),
]);

export type Message = v.InferOutput<typeof message>;

/** Return what was sent if it is a message, undefined for anything else. */
export function readMessage(data: unknown): Message | undefined {
  return v.is(message, data) ? data : undefined;
}
