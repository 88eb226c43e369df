/**
 * Trains the two small models with several seeds and prints, as markdown, how much their runs differ:
 * held-out loss after more and more pictures, and the probes at the end. Run by
 * `npx tsx scripts/data/learning-seeds.ts`; five seeds take ten minutes.
 */
import { trainRun, type LearningRun } from './learning-run.ts';

const SEEDS = [1, 2, 3, 4, 5];

const MARKS = { faces: [500, 1000, 2000, 4000], digits: [1280, 2560, 5000, 10_000] } as const;

for (const task of ['digits', 'faces'] as const) {
  const runs: LearningRun[] = [];
  for (const seed of SEEDS)
    runs.push(await trainRun(task, seed, { looks: [], probes: MARKS[task] }));
  const last = runs.map(({ probes }) => probes.at(-1));
  const layers = last[0]?.accuracy ?? [];
  const rows = [
    ...MARKS[task].map((seen, i) => [
      `loss after ${seen.toLocaleString('en-US')} ${task}`,
      ...runs.map(({ probes }) => probes[i]?.heldOutLoss.toFixed(3)),
    ]),
    ...layers.map((_, layer) => [
      `probe of layer ${layer}, %`,
      ...last.map((probe) => (100 * (probe?.accuracy[layer] ?? NaN)).toFixed(1)),
    ]),
  ];
  const head = [`${task}, seed`, ...SEEDS.map(String)];
  for (const row of [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows])
    console.log(`| ${row.join(' | ')} |`);
  console.log();
}
