/**
 * Measure what depends on the machine, and print one JSON object. Run by `npm run bench`, or
 * `npm run bench -- training quantiser` for some of the measurements. The first run installs the
 * packages of bench/package.json.
 */
import { cpus, loadavg } from 'node:os';
import { installOnce } from '../scripts/install.ts';
import { engine } from './engine.ts';
import { lighthouse } from './lighthouse.ts';
import { pdf } from './pdf.ts';
import { quantiser } from './quantiser.ts';
import { onStage, type Stage } from './stage.ts';
import { training } from './training.ts';

/** Measurements that need a browser and a page, and those of the built deck. */
const onAPage: Readonly<Record<string, (stage: Stage) => Promise<object>>> = {
  engine,
  quantiser,
  training,
};
const ofTheDeck: Readonly<Record<string, () => Promise<object>>> = { pdf, lighthouse };

const all = [...Object.keys(onAPage), ...Object.keys(ofTheDeck)];
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !all.includes(name));
if (unknown !== undefined)
  throw new Error(`There is no measurement "${unknown}", only ${all.join(', ')}.`);
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);

installOnce('bench');

const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  // The mean number of processes that wanted a core in the minute before.
  loadBefore: Number((loadavg()[0] ?? 0).toFixed(1)),
};
const results: Record<string, unknown> = { machine };
if (Object.keys(onAPage).some(isAsked))
  await onStage(async (stage) => {
    results['browser'] = `Chromium ${stage.browser.version()}`;
    for (const [name, measure] of Object.entries(onAPage))
      if (isAsked(name)) results[name] = await measure(stage);
  });
for (const [name, measure] of Object.entries(ofTheDeck))
  if (isAsked(name)) results[name] = await measure();
console.log(JSON.stringify(results, null, 1));
