import type { Room } from '../../../plugins/figures/contract.ts';
import { ATTENTION_WINDOW, type Task } from '../../igpt/service/training-messages.ts';
import { levels, scale } from '../../kit/chart/axes.ts';
import { cells, cornerOf } from '../../kit/draw/cells.ts';
import { decodeShares } from '../../kit/draw/shares.ts';
import { line, rect, round, text, textWithNote, type Point } from '../../kit/draw/svg.ts';
import type { Run } from '../engine/learner.ts';
import { lossChart, rootScale } from './loss-chart.ts';
import { groundOf, type Grid } from './pictures.ts';
import { recorded } from './recorded.ts';

/** What the network draws, and the real ones beside. */
export const DRAWN: Grid = { columns: 4, rows: 4, size: 80, pitch: 90 };
export const REAL: Grid = { columns: 2, rows: 4, size: 80, pitch: 90 };
export const PLACES: Readonly<Record<'drawn' | 'real', Point>> = {
  drawn: [0, 36],
  real: [390, 36],
};

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly loss: Point;
  readonly probe: Point;
  readonly attention: Point;
}

export const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: { width: 1200, height: 440, loss: [620, 0], probe: [620, 236], attention: [1030, 236] },
  phone: { width: 580, height: 900, loss: [0, 450], probe: [0, 690], attention: [410, 690] },
};

/** The names of the lines have the room after the end of the axis. */
const CHART = { width: 580, end: 380, top: 62, bottom: 196 };
const BARS = { left: 40, pitch: 50, top: 54, bottom: 176 };
/** The window of attention that is drawn, and the one that the worker sends. */
const MAP = { up: 3, aside: 3, cell: 22, top: 36 };
const WINDOW = { rows: ATTENTION_WINDOW.rows, aside: ATTENTION_WINDOW.columns };
/** The share of attention from which on a cell is full ink. */
const FULL = 0.3;

/** The parts of the drawing of a run; each is drawn anew only when it has changed. */
export type Part = 'pictures' | 'counter' | 'loss' | 'probe' | 'attention';

/** Draw what is known of a run, without the pictures themselves. */
export function drawRun(run: Run, room: Room): Readonly<Record<Part, string>> {
  const { loss, probe, attention } = LAYOUTS[room];
  return {
    pictures: besidePictures(run.task),
    counter: counter(run),
    loss: moved(loss, lossOf(run)),
    probe: moved(probe, probeOf(run)),
    attention: moved(attention, attentionOf(run)),
  };
}

/** Say how far a run is, in a sentence. */
export function sentenceOf(run: Run): string {
  const { task, setting, picturesSeen, look, phase, pausedFor } = run;
  if (!setting) return `The network gets its first ${task}.`;
  const seen = `${count(picturesSeen)} of ${count(setting.pictures)} ${task} seen`;
  const loss = look ? `; its loss on held-out ${task} is ${look.heldOutLoss.toFixed(2)} nats` : '';
  const slow = setting.simd ? '' : ' This browser has no SIMD, so it is slow.';
  const paused =
    phase === 'paused' ? `It is paused${pausedFor === null ? '' : `: ${pausedFor}`}. ` : '';
  return `${phase === 'ended' ? 'It has learned. ' : paused}${seen}${loss}.${slow}`;
}

function moved([x, y]: Point, body: string): string {
  return `<g transform="translate(${round(x)} ${round(y)})">${body}</g>`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function besidePictures(task: Task): string {
  return (
    text('label strong', PLACES.drawn[0], 22, 'It draws') +
    text('label strong', PLACES.real[0], 22, `Real ${task}`) +
    groundOf(DRAWN, PLACES.drawn) +
    groundOf(REAL, PLACES.real)
  );
}

function counter({ task, seed, phase, setting, picturesSeen, seconds, pausedFor }: Run): string {
  if (!setting) return text('label', 0, 424, 'Loading the pictures to learn from …');
  const isProbed = phase === 'running' && picturesSeen >= setting.pictures;
  const said = isProbed ? 'probing' : setting.simd ? `seed ${seed}` : 'slow: no SIMD here';
  return textWithNote(
    0,
    424,
    `${count(picturesSeen)} ${task} seen`,
    `of ${count(setting.pictures)}, in ${Math.floor(seconds)} s; ${pausedFor ?? said}`,
  );
}

function lossOf({ task, setting, curve, look }: Run): string {
  const title = textWithNote(0, 22, 'Its loss', `nats a pixel; square: on held-out ${task}`);
  if (!setting) return title;
  const { pictures, counting } = setting;
  const x = rootScale(pictures, [20, CHART.end - 20]);
  const ticks = [0, 1 / 16, 1 / 4, 9 / 16, 1].map((share) => share * pictures);
  return (
    title +
    lossChart({
      task,
      counting,
      curve: [[0, counting.blind], ...curve],
      marks: look ? [[look.picturesSeen, look.heldOutLoss]] : [],
      left: 0,
      right: CHART.width,
      end: CHART.end,
      top: CHART.top,
      bottom: CHART.bottom,
      x,
    }) +
    ticks.map((seen) => text('axis middle', x(seen), CHART.bottom + 24, count(seen))).join('')
  );
}

function probeOf({ task, probes }: Run): string {
  const { rawPixels, untrained } = recorded[task];
  const { left, pitch, top, bottom } = BARS;
  const right = left + untrained.length * pitch;
  const y = scale([0, 100], [bottom, top]);
  const raw = Math.round(y(100 * rawPixels)) + 0.5;
  const accuracy = probes.at(-1)?.accuracy ?? [];
  const last = untrained.at(-1) ?? 0;
  return [
    textWithNote(
      0,
      22,
      'It knows',
      task === 'faces' ? 'the hair style, % by layer' : 'the digit, % by layer',
    ),
    levels([0, 50, 100], y, left, right),
    ...accuracy.map((share, layer) =>
      barOf(100 * share, 100 * (untrained[layer] ?? 0), left + layer * pitch),
    ),
    ...untrained.map((share, layer) => {
      const [from, height] = [left + layer * pitch, Math.round(y(100 * share))];
      return (
        rect('paper', from + 3, height - 4, pitch - 6, 8) +
        rect('mid', from + 3, height - 2, pitch - 6, 4)
      );
    }),
    line('thin', [left, raw], [right, raw]),
    text('axis', right + 8, raw + 7, 'raw pixels'),
    text('axis', right + 8, y(100 * last) + 7, 'untrained'),
    ...untrained.map((_, layer) =>
      text('axis middle', left + (layer + 0.5) * pitch, bottom + 24, String(layer)),
    ),
  ].join('');

  /** Draw a bar with its number, which stands where the mark of the untrained network does not. */
  function barOf(percent: number, untrained: number, from: number): string {
    const height = Math.round(y(percent));
    const [classes, at] =
      Math.min(percent, untrained) > 30
        ? ['label strong middle paper', bottom - 10]
        : percent - untrained > 26
          ? ['label strong middle paper', height + 22]
          : ['label strong middle clear', height - 8];
    return (
      rect('ink', from + 6, height, pitch - 12, bottom - height) +
      text(classes, from + pitch / 2, at, percent.toFixed(0))
    );
  }
}

/** The map of the head that looks most at the pixel above the one that is guessed. */
function attentionOf({ look }: Run): string {
  const title = text('label strong', 0, 22, 'It looks');
  const { up, aside, cell, top } = MAP;
  const columns = 2 * aside + 1;
  const own = up * columns + aside;
  const head = look ? mostAbove(look.attention) : undefined;
  const corner = (i: number): Point => {
    const [x, y] = cornerOf(i, columns, cell);
    return [x, y + top];
  };
  // After the guessed pixel there is nothing yet.
  const places = Array.from({ length: own }, (_, i) => i);
  const shares = places.map((i) => {
    const row = Math.floor(i / columns) + WINDOW.rows - 1 - up;
    return head?.window[row * (2 * WINDOW.aside + 1) + (i % columns) + WINDOW.aside - aside] ?? 0;
  });
  const shown = places
    .map((i) => {
      const opacity = round(Math.min(1, (shares[i] ?? 0) / FULL));
      return `<g opacity="${opacity}">${cells('ink', [corner(i)], cell)}</g>`;
    })
    .join('');
  const below = top + (up + 1) * cell;
  return [
    title,
    cells('hole', places.map(corner), cell),
    shown,
    cells('red', [corner(own)], cell),
    ...(head
      ? [
          text('label strong', 0, below + 30, `above: ${(100 * head.above).toFixed(0)} %`),
          text('axis', 0, below + 56, `layer ${head.layer}, head ${head.head}`),
        ]
      : []),
  ].join('');
}

function mostAbove(
  attention: NonNullable<Run['look']>['attention'],
): { layer: number; head: number; above: number; window: readonly number[] } | undefined {
  const above = (WINDOW.rows - 2) * (2 * WINDOW.aside + 1) + WINDOW.aside;
  const heads = attention.flatMap((heads, layer) =>
    heads.map((shares, head) => {
      const window = decodeShares(shares);
      return { layer: layer + 1, head: head + 1, above: window[above] ?? 0, window };
    }),
  );
  return heads.reduce<(typeof heads)[number] | undefined>(
    (best, each) => (best && best.above >= each.above ? best : each),
    undefined,
  );
}
