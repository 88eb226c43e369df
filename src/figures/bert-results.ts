import type { Drawing } from '../../plugins/figures/contract.ts';
import bert from '../../assets/data/bert.json' with { type: 'json' };
import tuned from '../../assets/data/imagenet-finetune.json' with { type: 'json' };
import table1 from '../../assets/data/table1.json' with { type: 'json' };
import table2 from '../../assets/data/table2.json' with { type: 'json' };
import table3 from '../../assets/data/table3.json' with { type: 'json' };
import { bar, barScale, type Zoom } from './draw/bar.ts';
import { waffle } from './draw/cells.ts';
import { percent } from './draw/chart.ts';
import { at, MODULE, rect, svg, text, type Point } from './draw/svg.ts';
import { values } from './draw/values.ts';

const [WIDTH, HEIGHT] = [1200, 500];
const CIFAR: Zoom = { from: 80, to: 100, left: 104 };
const IMAGENET: Zoom = { from: 50, to: 70, left: 104 };
const [SECOND_COLUMN, SECOND_ROW] = [620, 230];

/** What the text of V2 says of BERT beside the autoregressive model; bounds are drawn as bounds. */
export const bertResults: Drawing<null> = {
  initial: () => null,

  still() {
    const cifarProbe = table1.cifar10.igptL.value;
    const bound = cifarProbe - bert.cifar10.probe.gapOver;
    const imageNetProbe = table2.rows.igptL32.value;
    const about = imageNetProbe - bert.imagenet.probe.gap;
    const [cifarTuned, imageNetTuned] = [table3.cifar10.igptL.value, tuned.igptL32.value];
    const rows = [
      ['CIFAR-10, linear probe', percent(cifarProbe), `under ${percent(bound)}`],
      ['CIFAR-10, fine-tuned', percent(cifarTuned), percent(bert.cifar10.fineTuned.value)],
      ['ImageNet, linear probe', percent(imageNetProbe), `about ${percent(about)}`],
      ['ImageNet, fine-tuned', percent(imageNetTuned), percent(bert.imagenet.fineTuned.value)],
    ];
    return (
      svg(
        WIDTH,
        HEIGHT,
        `BERT beside the autoregressive model: it probes lower and fine-tunes about as well. ` +
          rows
            .map(
              ([name = '', own = '', other = '']) =>
                `${name}: autoregressive ${own}, BERT ${other}`,
            )
            .join('; ') +
          '.',
        [
          panel([0, 20], 'CIFAR-10, linear probe', cifarProbe, CIFAR, under(bound, CIFAR)),
          panel(
            [SECOND_COLUMN, 20],
            'ImageNet, linear probe',
            imageNetProbe,
            IMAGENET,
            roughly(about, IMAGENET),
          ),
          panel(
            [0, SECOND_ROW],
            'CIFAR-10, fine-tuned',
            cifarTuned,
            CIFAR,
            known(bert.cifar10.fineTuned.value, CIFAR),
          ),
          panel(
            [SECOND_COLUMN, SECOND_ROW],
            'ImageNet, fine-tuned',
            imageNetTuned,
            IMAGENET,
            known(bert.imagenet.fineTuned.value, IMAGENET),
          ),
        ].join(''),
      ) +
      values({
        caption: 'iGPT-L at 32²: accuracy in % (tables 1 to 3; BERT: sec. 4.6)',
        head: ['', 'Autoregressive', 'BERT'],
        rows,
        note: `In the text: “${bert.cifar10.probe.text}” and “${bert.imagenet.probe.text}” stand for the probes’ gaps in our words; figure 4’s bars are printed nowhere as numbers.`,
      })
    );
  },
};

function panel(corner: Point, name: string, own: number, zoom: Zoom, other: string): string {
  return at(
    corner,
    text('label strong', 0, 8, name) +
      barScale([zoom.to], 8, zoom) +
      text('label', 0, 48, 'AR') +
      bar('blue', own, 30, zoom) +
      text('label', 0, 98, 'BERT') +
      other,
  );
}

function known(value: number, zoom: Zoom): string {
  return bar('yellow', value, 80, zoom);
}

/** An upper bound: nothing is filled, for nothing more is known; a mark stands at the bound. */
function under(bound: number, zoom: Zoom): string {
  const { from, to, left } = zoom;
  const edge = left + (bound - from) * MODULE;
  return (
    at([left, 80], waffle('yellow', 0, to - from, to - from)) +
    rect('ink', edge, 74, 4, 32) +
    text('label', left, 134, `under ${percent(bound)} at every layer; no number given`)
  );
}

function roughly(value: number, { from, to, left }: Zoom): string {
  return (
    at([left, 80], waffle('yellow', value - from, to - from, to - from)) +
    text('label', left, 134, `about ${percent(value)}: ${bert.imagenet.probe.text}`)
  );
}
