import { resolve } from 'node:path';
import { build } from 'vite';
import { serve, type Served } from '../../../scripts/serve.ts';
import { watched } from './watch.ts';

/** Where the pages are built. */
export const folder = resolve('test-results/browsers');

/** Build a page with nothing but a part of the engine, as the deck is built. */
async function buildFixture(name: string): Promise<Served> {
  const outDir = `${folder}/${name}`;
  await build({
    configFile: false,
    root: `tests/fixtures/${name}`,
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
  });
  return serve(outDir);
}

/** Builds and serves the pages for all tests; gives back what ends it. */
export default async function setup(): Promise<() => Promise<void>> {
  const outDir = `${folder}/deck`;
  await build({ logLevel: 'warn', plugins: [watched()], build: { outDir, emptyOutDir: true } });
  const served = {
    DECK_URL: await serve(outDir),
    ENGINE_URL: await buildFixture('engine'),
    TRAINING_URL: await buildFixture('training'),
  };
  for (const [name, { url }] of Object.entries(served)) process.env[name] = url;
  return async () => {
    for (const { close } of Object.values(served)) await close();
  };
}
