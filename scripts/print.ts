/** Prints a built deck, as slides or as a handout. */
import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { checkOutput, runScript } from './output.ts';
import { printDeck, type PrintWishes } from './print-view.ts';
import { serve } from './serve.ts';

export interface Order {
  /** The folder of the built deck. */
  readonly deck: string;
  readonly file: string;
  readonly wishes: PrintWishes;
}

/**
 * Prints a built deck, which is built first if it is not there, and says how it goes; what fails is
 * one sentence, and the exit code 1.
 * @param order - reads the command line; may throw
 */
export async function printBuilt(order: () => Order): Promise<void> {
  const start = performance.now();
  const say = (doing: string): void => {
    console.error(`${((performance.now() - start) / 1000).toFixed(1)} s  ${doing}`);
  };
  await runScript(async () => {
    const { deck, file, wishes } = order();
    // A build makes the deck's folder, in which the file may be wanted.
    await mkdir(deck, { recursive: true });
    await checkOutput(file);
    if (!existsSync(join(deck, 'index.html'))) {
      say('building');
      await build({ logLevel: 'warn', build: { outDir: deck } });
    }
    const server = await serve(deck);
    try {
      const sheets = await printDeck(server.url, file, wishes, say);
      const { size } = await stat(file);
      say('done');
      const what = wishes.steps === true ? 'steps' : 'slides';
      console.log(`${file}: ${sheets} ${what}, ${Math.round(size / 1000)} KB`);
    } finally {
      await server.close();
    }
  });
}

/** @throws Error that names the values an option can have, where this is none of them */
export function oneOf(option: string, value: string, values: readonly string[]): void {
  if (!values.includes(value))
    throw new Error(`--${option} must be ${values.join(' or ')}, not "${value}".`);
}
