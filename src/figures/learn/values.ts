import type { CountingLosses, Task } from '../../igpt/service/training-messages.ts';
import type { LiveContent } from '../../kit/chart/live-values.ts';
import type { Cell } from '../../kit/chart/records.ts';
import type { Run } from '../engine/learner.ts';
import { recorded, type RecordedRun } from './recorded.ts';

/** Pictures seen, and the loss then. */
type Loss = readonly number[];

/** What is known of a run, recorded or of this tab. */
export interface Known {
  readonly task: Task;
  /** Whose run it is. */
  readonly name: string;
  readonly pictures: number;
  readonly counting: CountingLosses;
  /** The mean loss of the pictures that it learned from since the point before. */
  readonly curve: readonly Loss[];
  readonly heldOut: readonly Loss[];
  readonly probes: RecordedRun['probes'];
}

/** The table has a row for these shares of a run, as the axis has them: by their square roots. */
const ROWS = Array.from({ length: 10 }, (_, i) => ((i + 1) / 10) ** 2);

export function knownOfRun({ task, seed, setting, curve, look, probes }: Run): Known {
  return {
    task,
    name: `This run, seed ${seed}`,
    pictures: setting?.pictures ?? recorded[task].pictures,
    counting: setting?.counting ?? recorded[task].counting,
    curve,
    heldOut: look ? [[look.picturesSeen, look.heldOutLoss]] : [],
    probes,
  };
}

export function knownOfRecorded(task: Task): Known {
  const { seed, looks, ...run } = recorded[task];
  const heldOut = looks.map(({ picturesSeen, heldOutLoss }) => [picturesSeen, heldOutLoss]);
  return { ...run, task, name: `Recorded run, seed ${seed}`, heldOut };
}

export function contentOf(known: Known): LiveContent {
  const { task, name, pictures, counting, curve, heldOut, probes } = known;
  const { rawPixels, untrained } = recorded[task];
  const shown = new Set(
    ROWS.flatMap((share) => {
      const point = curve.find(([seen = 0]) => seen >= share * pictures);
      return point ? [point] : [];
    }),
  );
  const layers = untrained.map((_, layer) => `Layer ${layer}`);
  return {
    tables: [
      {
        caption: `${name}: its loss, nats a pixel`,
        head: [`${capitalised(task)} seen`, 'Loss'],
        rows: [...shown].map(([seen = 0, loss = NaN]) => [count(seen), loss.toFixed(3)]),
      },
      {
        caption: `What a probe finds: ${task === 'faces' ? 'hair style' : 'digit'}, %`,
        head: [`${capitalised(task)} seen`, 'Held-out loss', ...layers],
        rows: [
          ...probes.map(({ picturesSeen, heldOutLoss, accuracy }) => [
            count(picturesSeen),
            heldOutLoss.toFixed(3),
            ...accuracy.map(percent),
          ]),
          ['Untrained', '', ...untrained.map(percent)],
        ],
        note: `${lossesOf(task, counting)} A probe of raw pixels finds ${percent(rawPixels)} %. The copy has every point of the loss.`,
      },
    ],
    csv: {
      head: ['run', 'pictures', 'quantity', 'layer', 'pictures seen', 'value', 'unit'],
      rows: [
        ...curve.map(([seen, loss]) => ['loss', '', seen, loss, 'nats a pixel']),
        ...heldOut.map(([seen, loss]) => ['held-out loss', '', seen, loss, 'nats a pixel']),
        ...probes.flatMap(({ picturesSeen, heldOutLoss, accuracy }) => [
          ['held-out loss', '', picturesSeen, heldOutLoss, 'nats a pixel'],
          ...accuracy.map((share, layer) => ['probe', layer, picturesSeen, share, 'share']),
        ]),
      ].map((row: readonly Cell[]) => [name, task, ...row]),
    },
  };
}

function lossesOf(task: Task, { blind, colors, neighbours }: CountingLosses): string {
  const name = task === 'faces' ? 'colours' : 'greys';
  return `Loss of guessing blindly: ${blind.toFixed(2)}; of counting ${name}: ${colors.toFixed(2)}; of counting two neighbours: ${neighbours.toFixed(2)}.`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
