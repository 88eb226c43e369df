import type { Drawing } from '../../plugins/figures/contract.ts';
import tuned from '../../assets/data/imagenet-finetune.json' with { type: 'json' };
import table2 from '../../assets/data/table2.json' with { type: 'json' };
import table3 from '../../assets/data/table3.json' with { type: 'json' };
import { bar, barScale, type Zoom } from '../kit/chart/bar.ts';
import { percent } from '../kit/chart/axes.ts';
import { csvTemplate } from '../kit/chart/csv.ts';
import { chart, mark, seriesName } from '../kit/chart/mark.ts';
import { placed, svg, text, wideOnly, type Fill } from '../kit/draw/svg.ts';
import { values, type Values } from '../kit/chart/values.ts';

interface Result {
  readonly model: string;
  readonly pretraining: string;
  readonly value: number;
}

const [WIDTH, HEIGHT] = [1200, 500];
const ROW = 36;
const SIZE = 14;
/** In the narrow arrangement a bar stands under its words, and ImageNet under the other sets. */
const BELOW = { row: 62, bar: -302, set: 340, imageNet: 680, height: 1070 };
const SETS: readonly (readonly [name: string, results: readonly Result[]])[] = [
  ['CIFAR-10', Object.values(table3.cifar10)],
  ['CIFAR-100', Object.values(table3.cifar100)],
];
const SMALL: Zoom = { from: 80, to: 100, left: 330, size: SIZE };
const IMAGENET: Zoom = { from: 50, to: 75, left: 0, size: SIZE };

/** Table 3 and the fine-tuning on ImageNet, in squares of one per cent. */
export const finetune: Drawing<null> = {
  initial: () => null,

  still() {
    return (
      svg(
        WIDTH,
        HEIGHT,
        `Fine-tuned. On CIFAR-10 iGPT-L ties GPipe, which used labels, at ${percent(table3.cifar10.gpipe.value)} per cent. ` +
          `On CIFAR-100 it has ${percent(table3.cifar100.igptL.value)}, below SimCLR and AutoAugment. ` +
          `On ImageNet it has ${tuned.igptL32.value} at 32² and ${tuned.igptL48.value} at 48².`,
        chart(
          'y',
          [
            ...SETS.map(([name, results], i) =>
              placed([0, 20 + i * 220], [0, 20 + i * BELOW.set], small(name, results)),
            ),
            placed([770, 20], [0, 20 + BELOW.imageNet], imageNet()),
          ].join(''),
        ),
        BELOW.height,
      ) +
      values(...sheet()) +
      csvTemplate(
        ['set', 'model', 'ImageNet used', 'accuracy', 'unit', 'kind', 'source'],
        records(),
      )
    );
  },
};

function small(name: string, results: readonly Result[]): string {
  const rows = results.map(({ model, pretraining, value }, i) => {
    const own = model.startsWith('iGPT');
    const words = { 'with labels': 'with labels', 'without labels': '', none: 'no ImageNet' }[
      pretraining
    ];
    const fill: Fill = own ? 'ink' : words ? 'mid' : 'blue';
    return placed(
      [0, 40 + i * ROW],
      [0, 44 + i * BELOW.row],
      text(own ? 'label strong' : 'label', 0, 16, model) +
        text('axis', 170, 16, words ?? '') +
        mark(
          {
            series: name,
            at: words ? `${model}, ${words}` : model,
            value: `${percent(value)} %`,
            source: 'table 3',
            kind: 'printed',
          },
          placed([0, 0], [BELOW.bar, 28], bar(fill, value, 0, SMALL)),
        ),
    );
  });
  return (
    seriesName(name, text('sub', 0, 12, name)) +
    wideOnly(barScale([80], 14, SMALL)) +
    placed([0, 0], [BELOW.bar, 0], barScale([100], 14, SMALL)) +
    rows.join('')
  );
}

function imageNet(): string {
  const { igptL32, igptL48, isometric, untrained } = tuned;
  const { igptL32: probe32, igptL48: probe48 } = table2.rows;
  const rows = [
    ['ink', 'iGPT-L, 32²', `probe ${percent(probe32.value)}`, igptL32.value],
    ['mid', 'Isometric Nets, 28²', '', isometric.value],
    ['ink', 'iGPT-L, 48²', `probe ${percent(probe48.value)}`, igptL48.value],
    ['hole', `the same, not pre-trained, ${untrained.epochs} epochs`, '', untrained.value],
  ] as const;
  const body = rows.map(([fill, name, words, value], i) => {
    const top = 40 + i * 94;
    return (
      text(fill === 'ink' ? 'label strong' : 'label', 0, top + 16, name) +
      text('axis', 160, top + 16, words) +
      mark(
        {
          series: 'ImageNet',
          at: fill === 'hole' ? `iGPT-L at 48², ${name.replace('the same, ', '')}` : name,
          value: `${percent(value)} %`,
          source: words === '' ? 'sec. 4.5' : `sec. 4.5; linear ${words} %`,
          kind: 'printed',
        },
        placed([0, 0], [28, 0], bar(fill === 'hole' ? 'mid' : fill, value, top + 30, IMAGENET)),
      )
    );
  });
  return (
    seriesName('ImageNet', text('sub', 0, 12, 'ImageNet')) +
    placed([0, 0], [28, 0], barScale([75], 14, IMAGENET)) +
    body.join('')
  );
}

function records(): string[][] {
  const { igptL32, igptL48, isometric, untrained } = tuned;
  const small = SETS.flatMap(([name, results]) =>
    results.map(({ model, pretraining, value }) => [
      name,
      model,
      pretraining,
      percent(value),
      table3.unit,
      table3.kind,
      table3.source,
    ]),
  );
  const used = [
    [igptL32, 'without labels, then fine-tuned'],
    [isometric, ''],
    [igptL48, 'without labels, then fine-tuned'],
    [untrained, `with labels, ${untrained.epochs} epochs`],
  ] as const;
  const large = used.map(([{ model, input, value }, how]) => [
    'ImageNet',
    `${model}, ${input}`,
    how,
    percent(value),
    tuned.unit,
    tuned.kind,
    tuned.source,
  ]);
  return [...small, ...large];
}

function sheet(): Values[] {
  const { igptL32, igptL48, isometric, untrained } = tuned;
  return [
    {
      caption: 'Full fine-tuning, % (table 3)',
      head: ['Set', 'Model', 'ImageNet used', 'Accuracy'],
      rows: SETS.flatMap(([name, results]) =>
        results.map(({ model, pretraining, value }) => [name, model, pretraining, percent(value)]),
      ),
    },
    {
      caption: 'ImageNet, % (sec. 4.5)',
      head: ['Model', 'Input', 'Linear probe', 'Fine-tuned'],
      rows: [
        [igptL32.model, igptL32.input, percent(table2.rows.igptL32.value), percent(igptL32.value)],
        [igptL48.model, igptL48.input, percent(table2.rows.igptL48.value), percent(igptL48.value)],
        [isometric.model, isometric.input, '', percent(isometric.value)],
        [
          `${untrained.model}, ${untrained.epochs} epochs`,
          untrained.input,
          '',
          percent(untrained.value),
        ],
      ],
    },
  ];
}
