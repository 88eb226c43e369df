/**
 * Measure what depends on the machine, and print one JSON object. Run by `npm run bench`; the first run
 * installs the packages of bench/package.json.
 */
import { cpus, loadavg } from 'node:os';
import { installOnce } from '../scripts/install.ts';
import { engine } from './engine.ts';
import { lighthouse } from './lighthouse.ts';
import { pdf } from './pdf.ts';
import { quantiser } from './quantiser.ts';
import { onStage } from './stage.ts';
import { training } from './training.ts';

installOnce('bench');

const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  // The mean number of processes that wanted a core in the minute before.
  loadBefore: Number((loadavg()[0] ?? 0).toFixed(1)),
};
const results = await onStage(async (stage) => ({
  browser: `Chromium ${stage.browser.version()}`,
  engine: await engine(stage),
  quantiser: await quantiser(stage),
  training: await training(stage),
}));
const pages = { pdf: await pdf(), lighthouse: await lighthouse() };
console.log(JSON.stringify({ machine, ...results, ...pages }, null, 1));
