import type { Drawing } from '../../plugins/figures/contract.ts';
import models from '../../assets/data/models.json' with { type: 'json' };
import table2 from '../../assets/data/table2.json' with { type: 'json' };
import training from '../../assets/data/training.json' with { type: 'json' };
import { levels, percent, scale } from './draw/chart.ts';
import { line, rect, svg, text } from './draw/svg.ts';
import { values, type Values } from './draw/values.ts';
import { imageNetProbes } from './data/imagenet.ts';

const [WIDTH, HEIGHT] = [1200, 500];
const [LEFT, RIGHT, BASE] = [50, 1110, 436];
const decades = scale([Math.log10(18), Math.log10(8000)], [LEFT, RIGHT]);
const x = (millions: number) => Math.round(decades(Math.log10(millions)));
const y = scale([40, 80], [BASE, 20]);
const TICKS = [
  [24, '24 M'],
  [100, '100 M'],
  [1000, '1 B'],
  [6801, '6.8 B'],
] as const;

/** Where a mark's words stand: to its left or right, or on a line above it. */
type Side = 'left' | 'right';

/** What stands beside each row's mark; the rest of it is in the table of values. */
const NAMES: Readonly<Record<string, readonly [label: string, side: Side]>> = {
  rotation: ['Rotation', 'right'],
  bigbigan: ['BigBiGAN', 'right'],
  amdim: ['AMDIM', 'right'],
  moco: ['MoCo', 'left'],
  simclr24: ['SimCLR', 'right'],
  cpcv2: ['CPC v2', 'left'],
  simclr375: ['SimCLR', 'right'],
  igptL32: ['L, 32²', 'right'],
  igptL48: ['L, 48²', 'right'],
  igptXL: ['XL, 64²', 'left'],
  igptXL5: ['XL, five layers', 'left'],
};

/** Table 2 as accuracy against parameters: others reach as much with far fewer. */
export const imagenet: Drawing<null> = {
  initial: () => null,

  still() {
    const { S, M } = table2.scale;
    const rows = [...imageNetProbes].map(([name, { millions, value }]) =>
      mark(name.startsWith('igpt'), millions, value, ...(NAMES[name] ?? [name, 'right'])),
    );
    const [small, medium] = [models.S.millions.value, models.M.millions.value];
    return (
      svg(
        WIDTH,
        HEIGHT,
        'ImageNet linear-probe accuracy against parameters. iGPT rises with size, from 41.9 per cent for S to 72.0 for XL, ' +
          'which has 6.8 billion parameters and saw 100 million more pictures. SimCLR reaches 69.3 with 24 million parameters and 76.5 with 375 million.',
        [
          levels([40, 50, 60, 70, 80], y, LEFT, RIGHT),
          text('axis', LEFT, 0, 'ImageNet linear-probe accuracy, %'),
          ...TICKS.map(([millions, name]) => tick(millions, name)),
          text('label strong', LEFT, BASE + 58, 'Parameters, on a logarithmic scale'),
          ...rows,
          text('axis', x(24) - 9, y(74), 'others, at full resolution'),
          text('axis end', x(6801) - 18, y(75), `+ ${training.webImages.text} web pictures`),
          ...price(),
          mark(true, small, S.value, 'S, 32²', 'right'),
          mark(true, medium, M.value, 'M, 32²', 'right'),
        ].join(''),
      ) + values(...sheet())
    );
  },
};

/** What the same accuracy costs in parameters. */
function price(): string[] {
  const { simclr24, igptXL } = table2.rows;
  const times = Math.round(models.XL.millions.value / simclr24.millions);
  return [
    `${percent(igptXL.value)} against SimCLR’s ${percent(simclr24.value)},`,
    `with ${times} times the parameters`,
  ].map((words, i) => text('body strong clear', 600, 374 + 34 * i, words));
}

function tick(millions: number, name: string): string {
  const at = x(millions);
  return line('rule', [at, BASE], [at, BASE + 8]) + text('axis middle', at, BASE + 28, name);
}

function mark(own: boolean, millions: number, value: number, name: string, side: Side): string {
  const [centre, middle] = [x(millions), Math.round(y(value))];
  const words = side === 'left' ? centre - 18 : centre + 18;
  const end = side === 'left' ? ' end' : '';
  return (
    rect(own ? 'ink' : 'blue', centre - 9, middle - 9, 18, 18) +
    `<text class="label clear${own ? ' strong' : ''}${end}" x="${words}" y="${middle + 8}">${name} ${percent(value)}</text>`
  );
}

function sheet(): Values[] {
  const { S, M } = table2.scale;
  return [
    {
      caption: 'ImageNet linear probes (table 2; S and M: sec. 4.4)',
      head: ['Method', 'Input', 'Parameters', 'Features', 'Top-1, %'],
      rows: [
        ['iGPT-S', '32²', `${models.S.millions.value} M`, '', percent(S.value)],
        ['iGPT-M', '32²', `${models.M.millions.value} M`, '', percent(M.value)],
        ...[...imageNetProbes.values()].map((row) => [
          row.method,
          row.input,
          `${row.millions.toLocaleString('en-US')} M`,
          row.features.toLocaleString('en-US') +
            (row.layers ? ` of ${row.layers} layers` : '') +
            (row.featuresInPost ? ` (post: ${row.featuresInPost.toLocaleString('en-US')})` : ''),
          percent(row.value),
        ]),
      ],
    },
  ];
}
