import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { serve, type Served } from '../../../scripts/serve.ts';
import { watched } from './watch.ts';

/** Where the pages are built: the other tests empty `test-results` when they begin. */
export const folder = resolve('tests/browsers/dist');

/** Build a page with nothing but a part of the engine, as the deck is built. */
async function buildFixture(name: string): Promise<string> {
  const outDir = `${folder}/${name}`;
  await build({
    configFile: false,
    root: `tests/talk/fixtures/${name}`,
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
  });
  return outDir;
}

/** Build the page that runs models, with the model of faces; and once more with a broken kernel. */
async function buildEngine(): Promise<[withKernel: string, without: string]> {
  const built = await buildFixture('engine');
  for (const file of ['card.json', 'weights.bin'])
    await cp(`assets/model/faces/${file}`, join(built, file));
  const without = `${built}-without-kernel`;
  // An earlier run may have left a kernel of another name.
  await rm(without, { recursive: true, force: true });
  await cp(built, without, { recursive: true });
  const assets = join(without, 'assets');
  const kernels = (await readdir(assets)).filter((name) => name.endsWith('.wasm'));
  for (const name of kernels) await writeFile(join(assets, name), 'no kernel');
  if (kernels.length !== 1) throw new Error('The engine has one kernel.');
  return [built, without];
}

/** Builds and serves the pages for all tests; gives back what ends it. */
export default async function setup(): Promise<() => Promise<void>> {
  const outDir = `${folder}/deck`;
  await build({ logLevel: 'warn', plugins: [watched()], build: { outDir, emptyOutDir: true } });
  const [engine, withoutKernel] = await buildEngine();
  const served: Readonly<Record<string, Served>> = {
    DECK_URL: await serve(outDir),
    ENGINE_URL: await serve(engine),
    PLAIN_ENGINE_URL: await serve(withoutKernel),
    TRAINING_URL: await serve(await buildFixture('training')),
  };
  for (const [name, { url }] of Object.entries(served)) process.env[name] = url;
  return async () => {
    for (const { close } of Object.values(served)) await close();
  };
}
