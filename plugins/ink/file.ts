/*
 * The strokes as a file, and as the browser keeps them: `{"ink":1,"strokes":[...]}`.
 */
import * as v from 'valibot';
import { newId, strokeSchema } from './stroke.ts';
import type { Stroke } from './stroke.ts';

const fileSchema = v.object({
  /** The version of this form. */
  ink: v.literal(1),
  strokes: v.array(strokeSchema),
});

/** Write strokes as JSON, without their ids. */
export function writeInk(strokes: readonly Stroke[]): string {
  const file: v.InferOutput<typeof fileSchema> = {
    ink: 1,
    strokes: strokes.map(({ slide, step, color, width, points }) => ({
      slide,
      step,
      color,
      width,
      points,
    })),
  };
  return JSON.stringify(file);
}

/**
 * Read strokes out of a file, and give them ids.
 * @throws Error with one sentence if it is no file of drawings
 */
export function readInk(text: string): Stroke[] {
  const result = v.safeParse(fileSchema, parse(text));
  if (result.success) return result.output.strokes.map((stroke) => ({ id: newId(), ...stroke }));
  const place = v.getDotPath(result.issues[0]);
  throw new Error(
    place === null || place === 'ink'
      ? 'This is no file of drawings.'
      : `This file of drawings is damaged at ${place}.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('This is no file of drawings: it is no JSON.');
  }
}
