import type { Drawing, Room } from '../../../plugins/figures/contract.ts';
import type { Task } from '../../igpt/service/training-messages.ts';
import { at, svg, text, type Point } from '../../kit/draw/svg.ts';
import type { PictureKit } from '../../kit/draw/page-kit.ts';
import { lossChart } from './loss-chart.ts';
import { groundOf, heightOf, readPicture, sheetOf, widthOf, type Grid } from './pictures.ts';
import { recorded, type RecordedLook } from './recorded.ts';
import { noTask, START, type State } from './state.ts';

/** The pictures seen at the looks that have a column. */
const COLUMNS: Readonly<Record<Task, readonly number[]>> = {
  faces: [0, 250, 1000, 2250, 4000],
  digits: [0, 320, 2000, 5000, 10_000],
};

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly grid: Grid;
  /** From one column to the next. */
  readonly across: number;
  /** The chart's top and bottom. */
  readonly chart: Point;
}

const PICTURE = { size: 48, pitch: 54 };
const TOP = 36;

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: 440,
    grid: { columns: 4, rows: 4, ...PICTURE },
    across: 247,
    chart: [286, 438],
  },
  phone: {
    width: 580,
    height: 700,
    grid: { columns: 2, rows: 8, ...PICTURE },
    across: 119,
    chart: [520, 692],
  },
};

/**
 * A recorded run: sixteen drawings of a network from the same dice, after more and more pictures, and
 * its loss below them. Option: `data-task`, faces or digits.
 */
export const learn: Drawing<State> = {
  initial({ task = START.task }) {
    if (task !== 'faces' && task !== 'digits') throw noTask(task);
    return { ...START, task };
  },
  still: ({ task }, kit, room) => drawRecorded(task, kit, room),
};

export function drawRecorded(task: Task, kit: PictureKit, room: Room): string {
  const run = recorded[task];
  const { width, height, grid, across, chart } = LAYOUTS[room];
  const looks = COLUMNS[task].flatMap(
    (seen) => run.looks.find(({ picturesSeen }) => picturesSeen === seen) ?? [],
  );
  const middles = looks.map((_, i) => i * across + widthOf(grid) / 2);
  const x = through(
    looks.map(({ picturesSeen }) => picturesSeen),
    middles,
  );
  const [top, bottom] = chart;
  return svg(
    width,
    height,
    sentenceOf(task, looks),
    [
      ...looks.map((look, i) => at([i * across, 0], column(look, i === 0))),
      lossChart({
        task,
        counting: run.counting,
        curve: [[0, run.counting.blind], ...run.curve],
        marks: looks.map(({ picturesSeen, heldOutLoss }): Point => [picturesSeen, heldOutLoss]),
        left: 0,
        right: width,
        top,
        bottom,
        x,
      }),
      text(
        'axis',
        0,
        bottom - 14,
        room === 'stage'
          ? 'Loss, nats a pixel; squares: on held-out pictures'
          : 'Loss, nats a pixel',
      ),
    ].join(''),
  );

  function column({ picturesSeen, drawings }: RecordedLook, isFirst: boolean): string {
    const sheet = sheetOf(drawings.map(readPicture), { ...run, task }, grid);
    const name = picturesSeen.toLocaleString('en-US');
    return (
      text('label strong', 0, 22, isFirst ? `${name} ${task}` : name) +
      groundOf(grid, [0, TOP]) +
      `<image y="${TOP}" href="${kit.png(sheet, 4)}" width="${widthOf(grid)}" height="${heightOf(grid)}"/>`
    );
  }
}

/** Place numbers of pictures seen between those of the columns, by their square roots. */
function through(seen: readonly number[], places: readonly number[]): (pictures: number) => number {
  const roots = seen.map(Math.sqrt);
  return (pictures) => {
    const root = Math.sqrt(pictures);
    const next = Math.max(
      1,
      roots.findIndex((each) => each >= root),
    );
    const [from = 0, to = 1] = roots.slice(next - 1, next + 1);
    const [start = 0, end = 0] = places.slice(next - 1, next + 1);
    return start + ((root - from) / (to - from)) * (end - start);
  };
}

function sentenceOf(task: Task, looks: readonly RecordedLook[]): string {
  const { counting } = recorded[task];
  const losses = looks.map(
    ({ picturesSeen, heldOutLoss }) =>
      `${heldOutLoss.toFixed(2)} after ${picturesSeen.toLocaleString('en-US')}`,
  );
  return (
    `Sixteen drawings of a small network, from the same dice, after it has seen more and more ${task}: noise becomes ${task}. ` +
    `Its loss on held-out ${task} falls, in nats a pixel: ${losses.join(', ')}. ` +
    `Guessing blindly gives ${counting.blind.toFixed(2)}, counting two neighbours ${counting.neighbours.toFixed(2)}.`
  );
}
