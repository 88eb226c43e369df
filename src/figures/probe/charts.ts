import { levels, scale } from '../../kit/chart/axes.ts';
import { line, rect, text, textWithNote, type Point } from '../../kit/draw/svg.ts';
import { BEST, LAYERS, losses, probes, share, type Accuracy } from './records.ts';

/** A chart's edges, in pixels. */
interface Edges {
  readonly left: number;
  readonly right: number;
  /** Where its heading stands. */
  readonly heading: Point;
  /** The heights of its least and of its greatest value. */
  readonly range: readonly [bottom: number, top: number];
}

export interface Panels {
  readonly loss: Edges;
  readonly probe: Edges;
  /** The classes of what stands beside the charts' names. */
  readonly note: 'mid' | 'small mid';
  /** The names of the probes in a row; without it they stand beside the marks. */
  readonly names?: { readonly y: number; readonly xs: readonly number[] };
}

/** A chart with so many columns. */
interface Panel extends Edges {
  readonly columns: number;
}

/** From a value to its height in pixels. */
type Scale = (value: number) => number;

/** The columns of the loss, one a layer of the deepest network; a probe reads the raw pixels too. */
const COLUMNS = Math.max(...probes.map(({ layers }) => layers.length));
const RAW = COLUMNS;

/** The least distance between the names beside the marks. */
const NAMES = 26;

/** Draw the loss and the accuracies, each on an axis of layers. */
export function charts(panels: Panels): string {
  const { loss, probe } = inColumns(panels);
  const logarithmic = scale([Math.log10(0.05), Math.log10(8)], loss.range);
  const lossY: Scale = (nats) => logarithmic(Math.log10(nats));
  const y = scale([20, 100], probe.range);
  return [
    heading(loss, 'The guess', 'next-pixel loss by layer, nats', panels.note),
    levels([0.05, 0.1, 0.3, 1, 3], lossY, loss.left, loss.right),
    lossMarks(loss, lossY),
    layerNumbers(loss),
    heading(probe, 'The knowledge', 'linear probe by layer, % right', panels.note),
    levels([20, 40, 60, 80, 100], y, probe.left, probe.right),
    ...probes.map((each) => probeMarks(each, probe, y)),
    panels.names ? namesInRow(panels.names) : namesBeside(probe, y),
    layerNumbers(probe),
    columnText('axis middle', probe, RAW, probe.range[0] + 25, 'pixels'),
  ].join('');
}

/** Draw a band behind a layer in both charts. */
export function bands(panels: Panels, layer: number): string {
  const { loss, probe } = inColumns(panels);
  return [loss, probe]
    .map((panel) => {
      const [bottom, top] = panel.range;
      return rect('band', leftOf(panel, layer), top, pitchOf(panel), bottom - top);
    })
    .join('');
}

function inColumns({ loss, probe }: Panels): { readonly loss: Panel; readonly probe: Panel } {
  return { loss: { ...loss, columns: COLUMNS }, probe: { ...probe, columns: COLUMNS + 1 } };
}

function pitchOf({ left, right, columns }: Panel): number {
  return (right - left) / columns;
}

function leftOf(panel: Panel, layer: number): number {
  return panel.left + layer * pitchOf(panel);
}

function heading(panel: Panel, title: string, words: string, note: Panels['note']): string {
  return textWithNote(...panel.heading, title, words, { line: 'label', title: 'strong', note });
}

/** Write in the middle of a column. */
function columnText(
  classes: string,
  panel: Panel,
  column: number,
  y: number,
  words: string,
): string {
  return text(classes, leftOf(panel, column + 0.5), y, words);
}

/** The look of a bar. */
type Look = Pick<(typeof probes)[number], 'fill' | 'isHollow'>;

const HEIGHT = 8;

/** Draw a bar from its left end, at the height of its middle. */
function bar({ fill, isHollow }: Look, left: number, y: number, width: number): string {
  const top = Math.round(y) - HEIGHT / 2;
  const outer = rect(fill, left, top, width, HEIGHT);
  if (isHollow) return outer + rect('paper', left + 2, top + 2, width - 4, HEIGHT - 4);
  // Yellow alone is too faint on white.
  return fill === 'yellow' ? `<g class="edged">${outer}</g>` : outer;
}

/** Draw a value in its column. */
function valueAt(look: Look, panel: Panel, column: number, y: number): string {
  return bar(look, leftOf(panel, column) + 4, y, pitchOf(panel) - 8);
}

function layerNumbers(panel: Panel): string {
  const y = panel.range[0] + 25;
  return Array.from({ length: COLUMNS }, (_, layer) =>
    columnText('axis middle', panel, layer, y, String(layer)),
  ).join('');
}

function lossMarks(panel: Panel, y: Scale): string {
  return losses
    .map(
      (nats, layer) =>
        valueAt({ fill: 'ink', isHollow: false }, panel, layer, y(nats)) +
        columnText('axis middle', panel, layer, Math.round(y(nats)) - 10, nats.toFixed(2)),
    )
    .join('');
}

/** Draw a probe's accuracies with their intervals; of hair some have their numbers. */
function probeMarks(
  { model, name, layers, rawPixels, isControl, ...look }: (typeof probes)[number],
  panel: Panel,
  y: Scale,
): string {
  const read = [
    ...layers.map((each) => ({ ...each, column: each.layer })),
    ...(isControl ? [] : [{ ...rawPixels, column: RAW }]),
  ];
  const bars = read.map(({ column, accuracy }) => valueAt(look, panel, column, y(100 * accuracy)));
  const intervals = read.map(({ column, low, high }) => {
    const middle = Math.round(leftOf(panel, column + 0.5));
    return line('rule', [middle, y(100 * low)], [middle, y(100 * high)]);
  });
  const numbered = model === 'faces' ? [0, BEST, LAYERS - 1] : [];
  const numbers = read
    .filter(({ column }) => numbered.includes(column))
    .map((each) => {
      const classes = each.column === BEST ? 'small strong middle' : 'axis middle';
      const above = Math.round(y(100 * each.accuracy)) - 10;
      return columnText(classes, panel, each.column, above, share(each));
    });
  const ofPixels = isControl ? '' : rawPixelsNumber(name, rawPixels, panel, y);
  return [...bars, ...intervals, ...numbers, ofPixels].join('');
}

/** Say whose raw pixels these are and how far they get: above their mark, or where others are, below. */
function rawPixelsNumber(name: string, accuracy: Accuracy, panel: Panel, y: Scale): string {
  const best = Math.max(...probes.map(({ rawPixels }) => rawPixels.accuracy));
  const away = accuracy.accuracy === best ? -10 : 24;
  const words = `${name.toLowerCase()} ${share(accuracy)}`;
  return text('axis end', panel.right, Math.round(y(100 * accuracy.accuracy)) + away, words);
}

/** The width of the bar before a name. */
const CHIP = 18;

/** Write the names in a row, each after a bar of its look. */
function namesInRow({ y, xs }: NonNullable<Panels['names']>): string {
  return probes
    .map(({ name, isControl, ...look }, i) => {
      const x = xs[i] ?? 0;
      const classes = isControl ? 'axis' : 'small strong';
      return bar(look, x, y - 7, CHIP) + text(classes, x + CHIP + 6, y, name);
    })
    .join('');
}

/** Write the names beside the last layers' marks, and below each other where these are close. */
function namesBeside({ right }: Panel, y: Scale): string {
  const wanted = probes
    .map((each) => ({ ...each, at: y(100 * (each.layers.at(-1)?.accuracy ?? NaN)) }))
    .sort((a, b) => a.at - b.at);
  let least = -Infinity;
  return wanted
    .map(({ name, isControl, at, ...look }) => {
      const middle = Math.max(at, least);
      least = middle + NAMES;
      const classes = isControl ? 'label mid' : 'label strong';
      return (
        bar(look, right + 8, middle, CHIP) + text(classes, right + CHIP + 14, middle + 8, name)
      );
    })
    .join('');
}
