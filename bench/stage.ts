/** Provide the browser and the page that measurements run in. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { build } from 'vite';
import { findBrowser, launchArguments } from '../scripts/browser.ts';
import { serve } from '../scripts/serve.ts';
import { readCard } from '../src/igpt/service/card.ts';
import { readWeights } from '../src/igpt/service/weights.ts';
import { onnxOf } from './onnx-model.ts';

export const MODEL = 'faces';

const FOLDER = `assets/model/${MODEL}`;
const RUNTIME = 'bench/node_modules/onnxruntime-web/dist';
const RUNTIME_FILES = [
  'ort.wasm.min.mjs',
  'ort-wasm-simd-threaded.mjs',
  'ort-wasm-simd-threaded.wasm',
];

const TENSORFLOW = 'bench/node_modules/@tensorflow';
const TENSORFLOW_FILES = [
  'tfjs/dist/tf.es2017.min.js',
  'tfjs-backend-wasm/dist/tf-backend-wasm.es2017.min.js',
  'tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
];

/** A page needs these headers to measure its memory. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export interface Stage {
  readonly browser: Browser;
  /** The address of the page. */
  readonly url: string;
}

/** Run measurements with a browser and a page, and close both afterwards. */
export async function onStage<T>(measure: (stage: Stage) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await preparePage(folder);
  const server = await serve(folder, 0, '/', ISOLATED);
  const browser = await chromium.launch({
    // A headless shell cannot measure the memory of a page.
    executablePath: findBrowser('whole'),
    args: [...launchArguments, '--enable-blink-features=ForceEagerMeasureMemory'],
  });
  try {
    return await measure({ browser, url: server.url });
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

/** Build the page into a folder, with the model's files, its ONNX graph and the other libraries. */
async function preparePage(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: 'bench/page',
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  });
  await mkdir(join(folder, 'ort'));
  for (const file of RUNTIME_FILES) await cp(`${RUNTIME}/${file}`, join(folder, 'ort', file));
  await mkdir(join(folder, 'tensorflow'));
  for (const file of TENSORFLOW_FILES)
    await cp(`${TENSORFLOW}/${file}`, join(folder, 'tensorflow', basename(file)));
  for (const file of ['card.json', 'weights.bin'])
    await cp(`${FOLDER}/${file}`, join(folder, file));
  const card = readCard(JSON.parse(await readFile(`${FOLDER}/card.json`, 'utf8')));
  const weights = Uint8Array.from(await readFile(`${FOLDER}/weights.bin`));
  const graph = onnxOf(card, readWeights(card, weights.buffer));
  await writeFile(join(folder, `${MODEL}.onnx`), graph);
}
