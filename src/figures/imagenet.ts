import { ascending, sort } from 'd3-array';
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import models from '../../assets/data/models.json' with { type: 'json' };
import table2 from '../../assets/data/table2.json' with { type: 'json' };
import training from '../../assets/data/training.json' with { type: 'json' };
import { levels, percent } from '../kit/chart/axes.ts';
import { csvOf } from '../kit/chart/csv.ts';
import { chart, chip, mark, seriesName } from '../kit/chart/mark.ts';
import { tableOf } from '../kit/chart/records.ts';
import { values } from '../kit/chart/values.ts';
import { onStep } from '../kit/draw/steps.ts';
import { at, line, rect, svg, text, textLines, type Fill, type Point } from '../kit/draw/svg.ts';
import { imageNetProbes, type ImageNetProbe } from './data/imagenet.ts';
import { isOurs } from './data/results.ts';

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly x: Point;
  readonly y: Point;
  readonly axis: Point;
  /** The heights of the series' names. */
  readonly others: number;
  readonly own: number;
  /** The words on XL's pictures: their end, from its marks, and their height. */
  readonly webPictures: Point;
  readonly message: Point;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: 500,
    x: [50, 1110],
    y: [436, 20],
    axis: [50, 0],
    others: 82,
    own: 374,
    webPictures: [-18, 72],
    message: [600, 374],
  },
  // Higher than wide, so that words find room above their marks.
  phone: {
    width: 580,
    height: 768,
    x: [50, 560],
    y: [700, 44],
    axis: [50, 20],
    others: 287,
    own: 618,
    webPictures: [9, 128],
    message: [162, 511],
  },
};

const TICKS = [
  [24, '24 M'],
  [100, '100 M'],
  [1000, '1 B'],
  [6801, '6.8 B'],
] as const;

/** Where a mark's words stand; those above it begin or end with it. */
type Side = 'left' | 'right' | 'above, from it' | 'above, up to it';

/** From a mark's middle to its words, and whether they end there. */
const PLACES: Readonly<Record<Side, readonly [x: number, y: number, end: boolean]>> = {
  left: [-18, 8, true],
  right: [18, 8, false],
  'above, from it': [-9, -17, false],
  'above, up to it': [9, -17, true],
};

/** What stands beside each mark, and where in both rooms; the rest is in the table of values. */
const NAMES: Readonly<Record<string, readonly [label: string, stage: Side, phone: Side]>> = {
  S: ['S, 32²', 'right', 'right'],
  M: ['M, 32²', 'right', 'right'],
  rotation: ['Rotation', 'right', 'above, from it'],
  bigbigan: ['BigBiGAN', 'right', 'above, from it'],
  amdim: ['AMDIM', 'right', 'right'],
  moco: ['MoCo', 'left', 'left'],
  simclr24: ['SimCLR', 'right', 'above, from it'],
  cpcv2: ['CPC v2', 'left', 'above, up to it'],
  simclr375: ['SimCLR', 'right', 'left'],
  igptL32: ['L, 32²', 'right', 'right'],
  igptL48: ['L, 48²', 'right', 'right'],
  igptXL: ['XL, 64²', 'left', 'above, up to it'],
  igptXL5: ['XL, five layers', 'left', 'above, up to it'],
};

/** What comes together on the slide: S, M and L are there from the start. */
type Group = 'small' | 'XL' | 'others';

function groupOf({ method, size }: ImageNetProbe): Group {
  if (!isOurs(method)) return 'others';
  return size === 'XL' ? 'XL' : 'small';
}

/** Table 2 as accuracy against parameters: others reach as much with far fewer. */
export const imagenet: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const layout = LAYOUTS[room];
    const [left, right] = layout.x;
    const [base] = layout.y;
    /** From millions of parameters; marks and ticks stand on whole pixels. */
    const x = scaleLog().domain([18, 8000]).rangeRound(layout.x);
    const y = scaleLinear().domain([40, 80]).rangeRound(layout.y);
    const byMillions = sort(
      imageNetProbes,
      (a, b) => ascending(a.millions, b.millions) || ascending(a.value, b.value),
    );
    const [webX, webY] = layout.webPictures;
    const marksOf = (group: Group): string =>
      byMillions
        .filter((row) => groupOf(row) === group)
        .map((row) => mark(row, at([x(row.millions), y(row.value)], point(row, room))))
        .join('');
    const body = [
      levels(y.ticks(5), y, left, right),
      text('axis', ...layout.axis, 'ImageNet linear-probe accuracy, %'),
      ...TICKS.map(
        ([millions, name]) =>
          line('rule', [x(millions), base], [x(millions), base + 8]) +
          text('axis middle', x(millions), base + 28, name),
      ),
      text('label strong', left, base + 58, 'Parameters, on a logarithmic scale'),
      at([x(76) - 9, layout.own], nameOf('iGPT', 'ink', 'at the size given')),
      marksOf('small'),
      onStep(
        0,
        text('axis end', x(6801) + webX, webY, `+ ${training.webImages.text} web pictures`) +
          marksOf('XL'),
      ),
      onStep(
        1,
        at([x(24) - 9, layout.others], nameOf('Others', 'blue', 'at full resolution')) +
          marksOf('others'),
      ),
      onStep(2, textLines('body strong clear', layout.message, price(), 34)),
    ];
    return (
      svg(
        layout.width,
        layout.height,
        'ImageNet linear-probe accuracy against parameters. iGPT rises with size, from 41.9 per cent for S to 72.0 for XL, ' +
          'which has 6.8 billion parameters and saw 100 million more pictures. SimCLR reaches 69.3 with 24 million parameters and 76.5 with 375 million.',
        chart('x', body.join('')),
      ) +
      values({
        caption: 'ImageNet linear probes (table 2; S and M: sec. 4.4)',
        ...tableOf(imageNetProbes, {
          Method: ({ method }) => method,
          Input: ({ input }) => input,
          Parameters: ({ millions }) => `${thousands(millions)} M`,
          Features: featuresOf,
          'Top-1, %': ({ value }) => percent(value),
        }),
      }) +
      csvOf(imageNetProbes, {
        method: ({ method }) => method,
        input: ({ input }) => input,
        'parameters, millions': ({ millions }) => millions,
        features: ({ features }) => features,
        'features in OpenAI’s post': ({ featuresInPost }) => featuresInPost,
        accuracy: ({ value }) => percent(value),
      })
    );
  },
};

/** A series' name after its colour, and what must be known of its pictures. */
function nameOf(series: string, fill: Fill, note: string): string {
  return (
    chip(fill) +
    seriesName(
      series,
      `<text class="label clear" x="27" y="0"><tspan class="strong">${series}</tspan> <tspan class="axis">${note}</tspan></text>`,
    )
  );
}

/** What the same accuracy costs in parameters. */
function price(): string[] {
  const { simclr24, igptXL } = table2.rows;
  const times = Math.round(models.XL.millions.value / simclr24.millions);
  return [
    `${percent(igptXL.value)} against SimCLR’s ${percent(simclr24.value)},`,
    `with ${times} times the parameters`,
  ];
}

function point({ name, method, value }: ImageNetProbe, room: Room): string {
  const isOwn = isOurs(method);
  const [label, stage, phone] = NAMES[name] ?? [method, 'right', 'right'];
  const [left, baseline, ends] = PLACES[{ stage, phone }[room]];
  return (
    rect(isOwn ? 'ink' : 'blue', -9, -9, 18, 18) +
    text(
      `label clear${isOwn ? ' strong' : ''}${ends ? ' end' : ''}`,
      left,
      baseline,
      `${label} ${percent(value)}`,
    )
  );
}

function featuresOf({ features, layers, featuresInPost }: ImageNetProbe): string {
  if (features === undefined) return '';
  return (
    thousands(features) +
    (layers ? ` of ${layers} layers` : '') +
    (featuresInPost ? ` (post: ${thousands(featuresInPost)})` : '')
  );
}

function thousands(value: number): string {
  return value.toLocaleString('en-US');
}
