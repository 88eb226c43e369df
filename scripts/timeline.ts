import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TIMELINE_ID, type Timeline } from '../plugins/slides/timeline.ts';

/**
 * Read the timeline of a built deck.
 * @throws Error of one sentence if there is none
 */
export async function readTimeline(folder: string): Promise<Timeline> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => {
    throw new Error(`There is no built deck in ${folder}/: run "npm run build" first.`);
  });
  const address = new RegExp(`id="${TIMELINE_ID}">"([^"]+)"`).exec(page)?.[1];
  if (address === undefined) throw new Error('No slide of this deck has notes.');
  // The same build wrote it.
  return JSON.parse(await readFile(join(folder, decodeURI(address)), 'utf8')) as Timeline;
}
