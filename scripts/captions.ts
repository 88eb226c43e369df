/**
 * Writes the captions of the built deck's talk as WebVTT: what its notes say, in the planned time.
 *
 *   npm run captions -- [--out dist/<name>.vtt] [--deck dist]
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { webVtt } from '../plugins/listen/webvtt.ts';
import { checkOutput, deckName, runScript } from './output.ts';
import { readTimeline } from './timeline.ts';

await runScript(async () => {
  const { values } = parseArgs({
    options: { deck: { type: 'string', default: 'dist' }, out: { type: 'string' } },
  });
  const { deck, out = join(deck, `${deckName}.vtt`) } = values;
  const timeline = await readTimeline(deck);
  await checkOutput(out);
  await writeFile(out, webVtt(timeline));
  const minutes = timeline.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
  console.log(`${out}: ${minutes.toFixed(1)} minutes`);
});
