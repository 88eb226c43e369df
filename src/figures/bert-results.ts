import type { Drawing } from '../../plugins/figures/contract.ts';
import bert from '../../assets/data/bert.json' with { type: 'json' };
import tuned from '../../assets/data/imagenet-finetune.json' with { type: 'json' };
import table1 from '../../assets/data/table1.json' with { type: 'json' };
import table2 from '../../assets/data/table2.json' with { type: 'json' };
import table3 from '../../assets/data/table3.json' with { type: 'json' };
import { bar, barScale, type Zoom } from '../kit/chart/bar.ts';
import { waffle } from '../kit/draw/cells.ts';
import { percent } from '../kit/chart/axes.ts';
import { csvTemplate } from '../kit/chart/csv.ts';
import { chart, mark, seriesName, type Reading } from '../kit/chart/mark.ts';
import { at, MODULE, placed, rect, svg, text, type Point } from '../kit/draw/svg.ts';
import { values } from '../kit/chart/values.ts';

const [WIDTH, HEIGHT] = [1200, 500];
const CIFAR: Zoom = { from: 80, to: 100, left: 104 };
const IMAGENET: Zoom = { from: 50, to: 70, left: 104 };
const COLUMNS = [0, 620];
const ROWS = [20, 230];
/** In the narrow arrangement the panels stand below each other. */
const BELOW = 180;

/** What is known of BERT: a number, a bound, or a number that follows from a gap given in words. */
interface Known {
  readonly value: number;
  readonly is: 'exactly' | 'under' | 'about';
}

/** One comparison of the two objectives. */
interface Panel {
  readonly name: string;
  readonly zoom: Zoom;
  readonly own: number;
  /** Where the autoregressive value is printed. */
  readonly source: string;
  readonly other: Known;
}

const probe = { cifar10: table1.cifar10.igptL.value, imagenet: table2.rows.igptL32.value };
const panels: readonly Panel[] = [
  {
    name: 'CIFAR-10, linear probe',
    zoom: CIFAR,
    own: probe.cifar10,
    source: 'table 1',
    other: { value: probe.cifar10 - bert.cifar10.probe.gapOver, is: 'under' },
  },
  {
    name: 'ImageNet, linear probe',
    zoom: IMAGENET,
    own: probe.imagenet,
    source: 'table 2',
    other: { value: probe.imagenet - bert.imagenet.probe.gap, is: 'about' },
  },
  {
    name: 'CIFAR-10, fine-tuned',
    zoom: CIFAR,
    own: table3.cifar10.igptL.value,
    source: 'table 3',
    other: { value: bert.cifar10.fineTuned.value, is: 'exactly' },
  },
  {
    name: 'ImageNet, fine-tuned',
    zoom: IMAGENET,
    own: tuned.igptL32.value,
    source: 'sec. 4.5',
    other: { value: bert.imagenet.fineTuned.value, is: 'exactly' },
  },
];

/** What the text of V2 says of BERT beside the autoregressive model; bounds are drawn as bounds. */
export const bertResults: Drawing<null> = {
  initial: () => null,

  still() {
    const said = panels.map(
      ({ name, own, other }) => `${name}: autoregressive ${percent(own)}, BERT ${written(other)}`,
    );
    return (
      svg(
        WIDTH,
        HEIGHT,
        `BERT beside the autoregressive model: it probes lower and fine-tunes about as well. ${said.join('; ')}.`,
        chart('y', panels.map(drawn).join('')),
        panels.length * BELOW,
      ) +
      values({
        caption: 'iGPT-L at 32²: accuracy in % (tables 1 to 3; BERT: sec. 4.6)',
        head: ['', 'Autoregressive', 'BERT'],
        rows: panels.map(({ name, own, other }) => [name, percent(own), written(other)]),
        note: `In the text: “${bert.cifar10.probe.text}” and “${bert.imagenet.probe.text}” stand for the probes’ gaps in our words; figure 4’s bars are printed nowhere as numbers.`,
      }) +
      csvTemplate(
        ['exam', 'objective', 'accuracy', 'is', 'unit', 'kind', 'source'],
        panels.flatMap(({ name, own, source, other }) => [
          [name, 'autoregressive', percent(own), 'exactly', bert.unit, bert.kind, `V2 ${source}`],
          [name, 'BERT', percent(other.value), other.is, bert.unit, kindOf(other), bert.source],
        ]),
      )
    );
  },
};

function written({ value, is }: Known): string {
  return is === 'exactly' ? percent(value) : `${is} ${percent(value)}`;
}

function kindOf({ is }: Known): Reading['kind'] {
  return is === 'exactly' ? 'printed' : 'computed';
}

function drawn({ name, zoom, own, source, other }: Panel, index: number): string {
  const corner: Point = [COLUMNS[index % 2] ?? 0, ROWS[Math.floor(index / 2)] ?? 0];
  const below: Point = [0, 20 + index * BELOW];
  const autoregressive: Reading = {
    series: name,
    at: 'autoregressive',
    value: `${percent(own)} %`,
    source,
    kind: 'printed',
  };
  return placed(
    corner,
    below,
    seriesName(name, text('label strong', 0, 8, name)) +
      barScale([zoom.to], 8, zoom) +
      text('label', 0, 48, 'AR') +
      mark(autoregressive, bar('blue', own, 30, zoom)) +
      text('label', 0, 98, 'BERT') +
      rival(name, other, zoom),
  );
}

/** BERT's row; of an upper bound nothing is filled, for nothing more is known, and a mark stands at it. */
function rival(series: string, other: Known, zoom: Zoom): string {
  const { from, to, left } = zoom;
  const [squares, edge] = [to - from, left + (other.value - from) * MODULE];
  const shapes = {
    exactly: () => bar('yellow', other.value, 80, zoom),
    under: () =>
      at([left, 80], waffle('yellow', 0, squares, squares)) + rect('ink', edge, 74, 4, 32),
    about: () => at([left, 80], waffle('yellow', other.value - from, squares, squares)),
  };
  const words = {
    exactly: '',
    under: `under ${percent(other.value)} at every layer; no number given`,
    about: `about ${percent(other.value)}: ${bert.imagenet.probe.text}`,
  };
  const reading: Reading = {
    series,
    at: 'BERT',
    value: `${written(other)} %`,
    source: other.is === 'exactly' ? 'sec. 4.6' : 'sec. 4.6, from a gap given in words',
    kind: kindOf(other),
  };
  return mark(reading, shapes[other.is]()) + text('label', left, 134, words[other.is]);
}
