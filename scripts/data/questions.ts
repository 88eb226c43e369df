/** Questions to a listener: which of four colours does the next pixel of a face have? */
import { distribution } from '../../src/igpt/distribution.ts';
import { look } from '../../src/igpt/colour/oklab.ts';
import { rowsOf } from '../../src/igpt/matrix.ts';
import { forward, inputsOf, type Model } from '../../src/igpt/model.ts';
import { channelsOf } from '../../src/kit/draw/hex.ts';

/** One pixel of a picture, and four colours of which one is right. */
export interface Question {
  readonly pixel: number;
  /** Four palette indices, the likeliest first. */
  readonly tokens: readonly number[];
  /** What the model gives each of them, given all pixels before. */
  readonly p: readonly number[];
  /** Which of the four the picture has, from 0 on. */
  readonly right: number;
}

/** What is asked for. */
export const RULES = {
  /** Pixels from this one on, up to but without that one: about half of the picture is given. */
  from: 96,
  until: 208,
  /** Only pixels before which the model is so unsure, in nats of entropy. */
  entropy: 0.2,
  /** Only pixels whose four colours lie so far apart in OKLab, two by two: they can be told apart. */
  apart: 0.06,
} as const;

const COLOURS = 4;

/** Return all pixels of a picture that may be asked for. */
export function questionsOf(
  model: Model,
  picture: readonly number[],
  palette: readonly string[],
): Question[] {
  const logits = forward(model, [inputsOf(picture)]);
  return Array.from({ length: RULES.until - RULES.from }, (_, i) => RULES.from + i).flatMap(
    (pixel) => {
      const shares = distribution(rowsOf(logits, pixel, pixel + 1).data, { temperature: 1 });
      const question = questionAt(pixel, picture[pixel] ?? NaN, shares);
      const colors = question.tokens.map((token) => palette[token] ?? '');
      return entropyOf(shares) >= RULES.entropy && apartOf(colors) >= RULES.apart ? [question] : [];
    },
  );
}

/** Choose the three likeliest colours and the right one; if that is one of them, the four likeliest. */
function questionAt(pixel: number, truth: number, shares: Float32Array): Question {
  const likeliest = [...shares.keys()].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || a - b);
  const few = likeliest.slice(0, COLOURS - 1);
  const tokens = few.includes(truth) ? likeliest.slice(0, COLOURS) : [...few, truth];
  return {
    pixel,
    tokens,
    p: tokens.map((token) => Number((shares[token] ?? NaN).toPrecision(4))),
    right: tokens.indexOf(truth),
  };
}

function entropyOf(shares: Float32Array): number {
  return shares.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}

/** Return the smallest distance between two of the colours. */
function apartOf(colors: readonly string[]): number {
  const places = colors.map((color) => {
    const { light, chroma, hue } = look(channelsOf(color));
    const angle = 2 * Math.PI * hue;
    return [light, chroma * Math.cos(angle), chroma * Math.sin(angle)];
  });
  const distances = places.flatMap((one, i) =>
    places
      .slice(0, i)
      .map((other) => Math.hypot(...one.map((value, axis) => value - (other[axis] ?? NaN)))),
  );
  return Math.min(...distances);
}
