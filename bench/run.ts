/**
 * Measures what is not tested, since it depends on the machine, and prints one JSON object. Run by
 * `npm run bench`; the first time it installs what bench/package.json names.
 */
import { cpus, loadavg } from 'node:os';
import { installOnce } from '../scripts/install.ts';
import { engine } from './engine.ts';
import { lighthouse } from './lighthouse.ts';
import { pdf } from './pdf.ts';
import { quantiser } from './quantiser.ts';
import { onStage } from './stage.ts';

installOnce('bench');

const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  // How many processes wanted a core in the minute before: what else the machine did.
  loadBefore: Number((loadavg()[0] ?? 0).toFixed(1)),
};
const results = await onStage(async (stage) => ({
  browser: `Chromium ${stage.browser.version()}`,
  engine: await engine(stage),
  quantiser: await quantiser(stage),
}));
const pages = { pdf: await pdf(), lighthouse: await lighthouse() };
console.log(JSON.stringify({ machine, ...results, ...pages }, null, 1));
