import { ascending, sort } from 'd3-array';
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Drawing } from '../../plugins/figures/contract.ts';
import models from '../../assets/data/models.json' with { type: 'json' };
import table2 from '../../assets/data/table2.json' with { type: 'json' };
import training from '../../assets/data/training.json' with { type: 'json' };
import { levels, percent } from '../kit/chart/axes.ts';
import { csvTemplate } from '../kit/chart/csv.ts';
import { chart, mark, seriesName, type Reading } from '../kit/chart/mark.ts';
import { line, narrowOnly, placed, rect, svg, text, wideOnly } from '../kit/draw/svg.ts';
import { values, type Values } from '../kit/chart/values.ts';
import { imageNetProbes, type ImageNetProbe } from './data/imagenet.ts';

const [WIDTH, HEIGHT] = [1200, 500];
const [LEFT, RIGHT, BASE] = [50, 1110, 436];
/** From millions of parameters; marks and ticks stand on whole pixels. */
const x = scaleLog().domain([18, 8000]).rangeRound([LEFT, RIGHT]);
const y = scaleLinear().domain([40, 80]).rangeRound([BASE, 20]);
/** The narrow arrangement is higher, so that words find room above their marks. */
const BELOW = { base: 700, right: 560, price: 162, height: 768 };
const narrow = {
  x: x.copy().rangeRound([LEFT, BELOW.right]),
  y: y.copy().rangeRound([BELOW.base, 44]),
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

/** What stands beside each mark, and where in both arrangements; the rest is in the table of values. */
const NAMES: Readonly<Record<string, readonly [label: string, side: Side, narrow: Side]>> = {
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

const [OWN, OTHERS] = ['iGPT', 'Others'];

/** A row of table 2, or one of the smaller models, with its name and where it is from. */
interface Row extends Omit<ImageNetProbe, 'features'> {
  readonly name: string;
  readonly features?: number;
  readonly source: string;
}

const { scale: smaller } = table2;
const rows: readonly Row[] = [
  ...(['S', 'M'] as const).map((name) => ({
    name,
    method: `iGPT-${name}`,
    input: '32²',
    millions: models[name].millions.value,
    value: smaller[name].value,
    source: smaller.source,
  })),
  ...[...imageNetProbes].map(([name, row]) => ({ name, ...row, source: table2.source })),
];

/** Table 2 as accuracy against parameters: others reach as much with far fewer. */
export const imagenet: Drawing<null> = {
  initial: () => null,

  still() {
    const body = [
      wideOnly(levels(y.ticks(5), y, LEFT, RIGHT)),
      narrowOnly(levels(y.ticks(5), narrow.y, LEFT, BELOW.right)),
      placed([LEFT, 0], [LEFT, 20], text('axis', 0, 0, 'ImageNet linear-probe accuracy, %')),
      ...TICKS.map(([millions, name]) => tick(millions, name)),
      placed(
        [LEFT, BASE + 58],
        [LEFT, BELOW.base + 58],
        text('label strong', 0, 0, 'Parameters, on a logarithmic scale'),
      ),
      placed(
        [x(24) - 9, y(74)],
        [narrow.x(24) - 9, narrow.y(65.2)],
        name(OTHERS, 'at full resolution'),
      ),
      placed([x(76) - 9, y(46)], [narrow.x(76) - 9, narrow.y(45)], name(OWN, 'at the size given')),
      placed(
        [x(6801) - 18, y(75)],
        [narrow.x(6801) + 9, narrow.y(72) - 47],
        text('axis end', 0, 0, `+ ${training.webImages.text} web pictures`),
      ),
      placed([600, 374], [BELOW.price, narrow.y(51.5)], price()),
      ...sort(rows, (a, b) => ascending(a.millions, b.millions) || ascending(a.value, b.value)).map(
        point,
      ),
    ];
    return (
      svg(
        WIDTH,
        HEIGHT,
        'ImageNet linear-probe accuracy against parameters. iGPT rises with size, from 41.9 per cent for S to 72.0 for XL, ' +
          'which has 6.8 billion parameters and saw 100 million more pictures. SimCLR reaches 69.3 with 24 million parameters and 76.5 with 375 million.',
        chart('x', body.join('')),
        BELOW.height,
      ) +
      values(sheet()) +
      csvTemplate(
        [
          'method',
          'input',
          'parameters, millions',
          'features',
          'features in OpenAI’s post',
          'accuracy',
          'unit',
          'kind',
          'source',
        ],
        rows.map((row) => [
          row.method,
          row.input,
          row.millions,
          row.features,
          row.featuresInPost,
          percent(row.value),
          table2.unit,
          table2.kind,
          row.source,
        ]),
      )
    );
  },
};

/** A series' name as its colour, and what must be known of its pictures. */
function name(series: string, note: string): string {
  const words = `<text class="label clear" x="27" y="0"><tspan class="strong">${series}</tspan> <tspan class="axis">${note}</tspan></text>`;
  const chip = rect(series === OWN ? 'ink' : 'blue', 0, -14, 18, 8);
  return chip + seriesName(series, words);
}

/** What the same accuracy costs in parameters. */
function price(): string {
  const { simclr24, igptXL } = table2.rows;
  const times = Math.round(models.XL.millions.value / simclr24.millions);
  const lines = [
    `${percent(igptXL.value)} against SimCLR’s ${percent(simclr24.value)},`,
    `with ${times} times the parameters`,
  ];
  return lines.map((words, i) => text('body strong clear', 0, 34 * i, words)).join('');
}

function tick(millions: number, name: string): string {
  const at = x(millions);
  return placed(
    [0, 0],
    [narrow.x(millions) - at, BELOW.base - BASE],
    line('rule', [at, BASE], [at, BASE + 8]) + text('axis middle', at, BASE + 28, name),
  );
}

function point({ name, method, input, millions, layers, value, source }: Row): string {
  const own = method.startsWith('iGPT');
  const [label, side, other] = NAMES[name] ?? [method, 'right', 'right'];
  const words = (where: Side): string => {
    const [left, baseline, end] = PLACES[where];
    const classes = `label clear${own ? ' strong' : ''}${end ? ' end' : ''}`;
    return text(classes, left, baseline, `${label} ${percent(value)}`);
  };
  const at = own ? `${method.replace('iGPT-', '')} at ${input}` : method;
  const reading: Reading = {
    series: own ? OWN : OTHERS,
    at: `${at}${layers ? `, ${layers} layers` : ''}, ${thousands(millions)} M parameters`,
    value: `${percent(value)} %`,
    source: source.replace('V2 ', ''),
    kind: 'printed',
  };
  return mark(
    reading,
    placed(
      [x(millions), y(value)],
      [narrow.x(millions), narrow.y(value)],
      rect(own ? 'ink' : 'blue', -9, -9, 18, 18) +
        (side === other ? words(side) : wideOnly(words(side)) + narrowOnly(words(other))),
    ),
  );
}

function thousands(value: number): string {
  return value.toLocaleString('en-US');
}

function sheet(): Values {
  return {
    caption: 'ImageNet linear probes (table 2; S and M: sec. 4.4)',
    head: ['Method', 'Input', 'Parameters', 'Features', 'Top-1, %'],
    rows: rows.map((row) => [
      row.method,
      row.input,
      `${thousands(row.millions)} M`,
      row.features === undefined
        ? ''
        : thousands(row.features) +
          (row.layers ? ` of ${row.layers} layers` : '') +
          (row.featuresInPost ? ` (post: ${thousands(row.featuresInPost)})` : ''),
      percent(row.value),
    ]),
  };
}
