import { groups } from 'd3-array';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import tuned from '../../assets/data/imagenet-finetune.json' with { type: 'json' };
import table2 from '../../assets/data/table2.json' with { type: 'json' };
import table3 from '../../assets/data/table3.json' with { type: 'json' };
import { percent } from '../kit/chart/axes.ts';
import { bar, barScale, type Zoom } from '../kit/chart/bar.ts';
import { csvOf } from '../kit/chart/csv.ts';
import { chart, mark, seriesName } from '../kit/chart/mark.ts';
import { tableOf } from '../kit/chart/records.ts';
import { values } from '../kit/chart/values.ts';
import { onStep } from '../kit/draw/steps.ts';
import { at, svg, text, type Point } from '../kit/draw/svg.ts';
import { isOurs, resultColumns, resultOn, type Result } from './data/results.ts';

const SIZE = 14;

interface Layout {
  readonly width: number;
  readonly height: number;
  /** The pitch of the small sets, and within them that of the models, from the first one on. */
  readonly set: number;
  readonly first: number;
  readonly row: number;
  /** From a model's name to its bar, and the values whose places are named above. */
  readonly bar: Point;
  readonly scale: readonly number[];
  readonly imageNet: Point;
  /** The left edge of ImageNet's bars, and the side of their squares. */
  readonly imageNetBar: number;
  readonly imageNetSize: number;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: 500,
    set: 220,
    first: 40,
    row: 36,
    bar: [330, 0],
    scale: [80, 100],
    imageNet: [770, 20],
    imageNetBar: 0,
    imageNetSize: SIZE,
  },
  // A bar stands under its words, and ImageNet under the other sets.
  phone: {
    width: 440,
    height: 1070,
    set: 340,
    first: 44,
    row: 62,
    bar: [28, 28],
    scale: [100],
    imageNet: [0, 700],
    imageNetBar: 28,
    imageNetSize: 13,
  },
};

const small = [
  ...Object.values(table3.cifar10).map((row) => resultOn('CIFAR-10', row, table3)),
  ...Object.values(table3.cifar100).map((row) => resultOn('CIFAR-100', row, table3)),
];

/** A model that was fine-tuned on ImageNet. */
interface Tuned extends Result {
  readonly name: string;
  readonly input: string;
  /** Accuracy of its linear probe in per cent, where the paper has one. */
  readonly probe?: number;
}

const pretraining = 'without labels, then fine-tuned';
const epochs = `${tuned.untrained.epochs} epochs`;
const large = [
  onImageNet(tuned.igptL32, { pretraining, ...probed(table2.rows.igptL32) }),
  onImageNet(tuned.isometric, { pretraining: '' }),
  onImageNet(tuned.igptL48, { pretraining, ...probed(table2.rows.igptL48) }),
  onImageNet(tuned.untrained, {
    pretraining: `with labels, ${epochs}`,
    fill: 'mid',
    remark: epochs,
    note: epochs,
  }),
];

function onImageNet(
  { model, input, value }: Pick<Tuned, 'model' | 'input' | 'value'>,
  known: Partial<Tuned> & Pick<Tuned, 'pretraining'>,
): Tuned {
  const row = { model: `${model}, ${input}`, pretraining: known.pretraining, value };
  return { ...resultOn('ImageNet', row, tuned), name: model, input, ...known };
}

function probed({ value }: { readonly value: number }): Pick<Tuned, 'probe' | 'note'> {
  return { probe: value, note: `linear probe ${percent(value)} %` };
}

/** Table 3 and the fine-tuning on ImageNet, in squares of one per cent. */
export const finetune: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const layout = LAYOUTS[room];
    const body = [
      ...groups(small, ({ series }) => series).map(([name, results], i) => {
        const set = at([0, 20 + i * layout.set], smallSet(name, results, layout));
        return i === 0 ? set : onStep(0, set);
      }),
      onStep(1, at(layout.imageNet, imageNet(layout))),
    ];
    return (
      svg(
        layout.width,
        layout.height,
        `Fine-tuned. On CIFAR-10 iGPT-L ties GPipe, which used labels, at ${percent(table3.cifar10.gpipe.value)} per cent. ` +
          `On CIFAR-100 it has ${percent(table3.cifar100.igptL.value)}, below SimCLR and AutoAugment. ` +
          `On ImageNet it has ${tuned.igptL32.value} at 32² and ${tuned.igptL48.value} at 48².`,
        chart('y', body.join('')),
      ) +
      values(
        { caption: 'Full fine-tuning, % (table 3)', ...tableOf(small, resultColumns) },
        {
          caption: 'ImageNet, % (sec. 4.5)',
          ...tableOf(large, {
            Model: ({ name, remark }) => (remark ? `${name}, ${remark}` : name),
            Input: ({ input }) => input,
            'Linear probe': ({ probe }) => probe && percent(probe),
            'Fine-tuned': ({ value }) => percent(value),
          }),
        },
      ) +
      csvOf([...small, ...large], resultColumns)
    );
  },
};

function smallSet(name: string, results: readonly Result[], layout: Layout): string {
  const [left, down] = layout.bar;
  const zoom: Zoom = { from: 80, to: 100, left, size: SIZE };
  const rows = results.map((result, i) => {
    const { model, remark, fill, value } = result;
    const y = layout.first + i * layout.row;
    return (
      text(isOurs(model) ? 'label strong' : 'label', 0, y + 16, model) +
      (remark && text('axis', 170, y + 16, remark)) +
      mark(result, bar(fill, value, y + down, zoom))
    );
  });
  return (
    seriesName(name, text('sub', 0, 12, name)) + barScale(layout.scale, 14, zoom) + rows.join('')
  );
}

function imageNet({ imageNetBar: left, imageNetSize: size }: Layout): string {
  const zoom: Zoom = { from: 50, to: 75, left, size };
  const rows = large.map((result, i) => {
    const { model, remark, probe, fill, value } = result;
    const y = 40 + i * 94;
    const name = remark ? `the same, not pre-trained, ${remark}` : model;
    return (
      text(fill === 'ink' ? 'label strong' : 'label', 0, y + 16, name) +
      (probe === undefined ? '' : text('axis', 160, y + 16, `probe ${percent(probe)}`)) +
      mark(result, bar(fill, value, y + 30, zoom))
    );
  });
  return (
    seriesName('ImageNet', text('sub', 0, 12, 'ImageNet')) +
    barScale([75], 14, zoom) +
    rows.join('')
  );
}
