import * as v from 'valibot';
import type { Ink } from '../protocol.ts';

/** The messages of the drawings that say whether somebody draws. */
const drawing = v.object({ type: v.picklist(['on', 'all']), on: v.boolean() });

/** Return whether somebody draws; undefined if the message does not say it. */
export function isDrawing({ ink }: Ink): boolean | undefined {
  return v.is(drawing, ink) ? ink.on : undefined;
}
