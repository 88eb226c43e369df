import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../../scripts/serve.ts';
import { buildFixture, buildSquares } from './fixtures.ts';

/**
 * Serves the built deck, and the decks of `tests/fixtures/`, for all browser tests, on any free ports;
 * gives back what ends that. `DECKS` is the folder of those of the fixtures.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const decks = await mkdtemp(join(tmpdir(), 'decks-'));
  const squares = join(decks, 'squares');
  const presenting = join(decks, 'presenting');
  const second = join(decks, 'second-deck');
  await Promise.all([
    buildSquares(squares),
    buildFixture('presenting', presenting),
    buildFixture('second-deck', second, { PDF: 'bees.pdf' }),
  ]);
  const servers = await Promise.all(
    ['dist', join(squares, 'dist'), presenting, second].map((folder) => serve(folder)),
  );
  process.env['DECKS'] = decks;
  const names = ['DECK_URL', 'SQUARES_URL', 'PRESENTING_URL', 'SECOND_DECK_URL'];
  names.forEach((name, i) => (process.env[name] = servers[i]?.url));
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
    await rm(decks, { recursive: true });
  };
}
