import type { CountingLosses, Task } from '../../igpt/service/training-messages.ts';
import { scale } from '../../kit/chart/axes.ts';
import { line, rect, round, text, type Point } from '../../kit/draw/svg.ts';

/** The losses at the foot and at the top of a chart, whose axis is logarithmic. */
const ENDS: Readonly<Record<Task, Point>> = { faces: [0.15, 3], digits: [0.4, 1.5] };

/** Between two lines as far from each other the names of both have room. */
const ABOVE = 52;

export interface LossChart {
  readonly task: Task;
  readonly counting: CountingLosses;
  readonly curve: readonly (readonly number[])[];
  /** Pictures seen and loss on held-out pictures, each drawn as a square with its number. */
  readonly marks: readonly Point[];
  readonly left: number;
  /** The end of the lines, with their names. */
  readonly right: number;
  /** The end of the axis, which keeps the marks off the names. Default: that of the lines. */
  readonly end?: number;
  readonly top: number;
  readonly bottom: number;
  /** From pictures seen to pixels. */
  readonly x: (pictures: number) => number;
}

/** Draw a loss as it falls, between the lines of predictors that only count. */
export function lossChart(chart: LossChart): string {
  const { task, counting, curve, marks, left, right, end = right, top, bottom, x } = chart;
  const [least, most] = ENDS[task];
  const logarithmic = scale([Math.log(least), Math.log(most)], [bottom, top]);
  const y = (loss: number): number => logarithmic(Math.log(Math.max(loss, least)));
  const colors = task === 'faces' ? 'colours' : 'greys';
  const path = curve.map(([pictures = 0, loss = 0]) => `${round(x(pictures))} ${round(y(loss))}`);
  return [
    counted(`guessing blindly ${counting.blind.toFixed(2)}`, y(counting.blind), -7),
    counted(`counting ${colors} ${counting.colors.toFixed(2)}`, y(counting.colors), 20),
    neighbours(`neighbours ${counting.neighbours.toFixed(2)}`, y(counting.neighbours)),
    line('rule', [left, bottom], [end, bottom]),
    path.length > 1 ? `<path class="rule" d="M${path.join('L')}"/>` : '',
    ...marks.map(([pictures, loss]) => {
      const [across, down] = [Math.round(x(pictures)), Math.round(y(loss))];
      return (
        rect('paper', across - 8, down - 8, 16, 16) +
        rect('ink', across - 6, down - 6, 12, 12) +
        number(loss.toFixed(2), across, down, loss < counting.neighbours)
      );
    }),
  ].join('');

  /** Write the number of a mark: below it where there is room, and it keeps off the lines. */
  function number(name: string, across: number, down: number, isBelowLines: boolean): string {
    const isBelow = isBelowLines && bottom - down > 36;
    return text('label strong clear middle', across, down + (isBelow ? 30 : -16), name);
  }

  /** Where the axis ends before the names there is room for two lines, which leave the axis more. */
  function neighbours(name: string, height: number): string {
    if (end < right)
      return (
        counted('counting two', height, 20) + text('axis end', right, Math.round(height) + 44, name)
      );
    return counted(`counting two ${name}`, height, height - y(counting.colors) > ABOVE ? -7 : 20);
  }

  /** Draw the line of a predictor that only counts, with its name at the right. */
  function counted(name: string, height: number, below: number): string {
    const sharp = Math.round(height) + 0.5;
    return (
      `<path class="thin" stroke-dasharray="6 4" d="M${left} ${sharp}H${right}"/>` +
      text('axis end', right, sharp + below, name)
    );
  }
}

/** Place pictures seen on an axis by their square roots, since most is learned at first. */
export function rootScale(pictures: number, range: Point): (seen: number) => number {
  const linear = scale([0, Math.sqrt(pictures)], range);
  return (seen) => linear(Math.sqrt(seen));
}
