/**
 * Prints the built deck to be read: contents, then each slide above its notes.
 *
 *   npm run handout -- [--paper letter] [--slides 12-18] [--out dist/<name>-handout.pdf] [--deck dist]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deckName } from './output.ts';
import { oneOf, printBuilt } from './print.ts';

await printBuilt(() => {
  const { values } = parseArgs({
    options: {
      deck: { type: 'string', default: 'dist' },
      out: { type: 'string' },
      paper: { type: 'string', default: 'a4' },
      slides: { type: 'string' },
    },
  });
  const {
    deck,
    out: file = join(deck, `${deckName}-handout.pdf`),
    paper: handout,
    slides,
  } = values;
  oneOf('paper', handout, ['a4', 'letter']);
  return { deck, file, wishes: { handout, slides } };
});
