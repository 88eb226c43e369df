import { levels, scale } from '../../kit/chart/axes.ts';
import { line, rect, round, text, textWithNote } from '../../kit/draw/svg.ts';
import { losses, probes, share } from './records.ts';

/** A chart's edges, in pixels. */
export interface Panel {
  readonly left: number;
  readonly right: number;
  /** The baseline of its heading. */
  readonly heading: number;
  /** The heights of its least and of its greatest value. */
  readonly range: readonly [bottom: number, top: number];
}

export interface Panels {
  readonly loss: Panel;
  readonly probe: Panel;
}

/** From a value to its height in pixels. */
type Scale = (value: number) => number;

/** A column for each layer of the deepest network. */
const COLUMNS = Math.max(...probes.map(({ layers }) => layers.length));

/** The least distance between the names beside the marks. */
const NAMES = 26;

/** Draw the loss and the accuracies, each on an axis of layers. */
export function charts({ loss, probe }: Panels): string {
  const logarithmic = scale([Math.log10(0.05), Math.log10(8)], loss.range);
  const lossY: Scale = (nats) => logarithmic(Math.log10(nats));
  const y = scale([20, 100], probe.range);
  return [
    heading(loss, 'The guess', 'next-pixel loss by layer, nats'),
    levels([0.05, 0.1, 0.3, 1, 3], lossY, loss.left, loss.right),
    lossMarks(loss, lossY),
    layerNumbers(loss),
    heading(probe, 'The knowledge', 'linear probe by layer, % right'),
    levels([20, 40, 60, 80, 100], y, probe.left, probe.right),
    ...probes.map((each) => probeMarks(each, probe, y)),
    names(probe, y),
    layerNumbers(probe),
  ].join('');
}

/** Draw a band behind a layer in both charts. */
export function bands({ loss, probe }: Panels, layer: number): string {
  return [loss, probe]
    .map((panel) => {
      const [bottom, top] = panel.range;
      return rect('band', leftOf(panel, layer), top, pitchOf(panel), bottom - top);
    })
    .join('');
}

function pitchOf({ left, right }: Panel): number {
  return (right - left) / COLUMNS;
}

function leftOf(panel: Panel, layer: number): number {
  return panel.left + layer * pitchOf(panel);
}

function heading({ left, heading }: Panel, name: string, note: string): string {
  return textWithNote(left, heading, name, note);
}

function layerNumbers(panel: Panel): string {
  const y = panel.range[0] + 25;
  return Array.from({ length: COLUMNS }, (_, layer) =>
    text('axis middle', leftOf(panel, layer + 0.5), y, String(layer)),
  ).join('');
}

function lossMarks(panel: Panel, y: Scale): string {
  return losses
    .map((nats, layer) => {
      const height = Math.round(y(nats));
      return (
        rect('ink', leftOf(panel, layer) + 4, height - 4, pitchOf(panel) - 8, 8) +
        text('axis middle', leftOf(panel, layer + 0.5), height - 10, nats.toFixed(2))
      );
    })
    .join('');
}

/** Draw a probe's accuracies with their intervals, and that of the raw pixels as a line. */
function probeMarks(
  { layers, rawPixels, fill, isControl }: (typeof probes)[number],
  panel: Panel,
  y: Scale,
): string {
  const raw = round(Math.round(y(100 * rawPixels.accuracy)) + 0.5);
  const marks = layers.map(({ layer, accuracy }) => {
    const top = Math.round(y(100 * accuracy)) - 4;
    return rect(fill, leftOf(panel, layer) + 4, top, pitchOf(panel) - 8, 8);
  });
  const intervals = layers.map(({ layer, low, high }) => {
    const middle = Math.round(leftOf(panel, layer + 0.5));
    return line('rule', [middle, y(100 * low)], [middle, y(100 * high)]);
  });
  return (
    (isControl
      ? ''
      : `<path class="thin" stroke-dasharray="6 4" d="M${panel.left} ${raw}H${panel.right}"/>`) +
    (fill === 'yellow' ? `<g class="edged">${marks.join('')}</g>` : marks.join('')) +
    intervals.join('')
  );
}

/** Write the names beside the last marks, and below each other where these are close. */
function names({ right }: Panel, y: Scale): string {
  const wanted = probes.flatMap(({ name, layers, rawPixels, isControl }) => {
    const last = y(100 * (layers.at(-1)?.accuracy ?? NaN)) + 8;
    const raw = y(100 * rawPixels.accuracy) + 7;
    return [
      { words: name, classes: isControl ? 'label mid' : 'label strong', at: last },
      // Beside its own name, not above that of another.
      ...(isControl
        ? []
        : [
            {
              words: `raw pixels ${share(rawPixels)}`,
              classes: 'axis',
              at: Math.abs(raw - last) < NAMES ? last + 1 : raw,
            },
          ]),
    ];
  });
  let least = -Infinity;
  return wanted
    .sort((a, b) => a.at - b.at)
    .map(({ words, classes, at }) => {
      const line = Math.max(at, least);
      least = line + NAMES;
      return text(classes, right + 8, line, words);
    })
    .join('');
}
