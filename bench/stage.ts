/** The one Chromium that everything is measured in, and the page with what is measured. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { build } from 'vite';
import { findBrowser, launchArguments } from '../scripts/browser.ts';
import { serve } from '../scripts/serve.ts';
import { readCard } from '../src/igpt/service/card.ts';
import { readWeights } from '../src/igpt/service/weights.ts';
import { onnxOf } from './onnx-model.ts';

/** The model that is measured. */
export const MODEL = 'faces';

const FOLDER = `assets/model/${MODEL}`;
const RUNTIME = 'bench/node_modules/onnxruntime-web/dist';
const RUNTIME_FILES = [
  'ort.wasm.min.mjs',
  'ort-wasm-simd-threaded.mjs',
  'ort-wasm-simd-threaded.wasm',
];

/** Lets a page see how much memory it takes. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export interface Stage {
  readonly browser: Browser;
  /** The address of the page. */
  readonly url: string;
}

/** Gives a measurement its browser and its page, and takes them away when it is done. */
export async function onStage<T>(measure: (stage: Stage) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await preparePage(folder);
  const server = await serve(folder, 0, '/', ISOLATED);
  const browser = await chromium.launch({
    // A headless shell does not tell how much memory a page takes.
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

/** Builds the page; beside it lie the model's files, its ONNX graph and onnxruntime-web. */
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
  for (const file of ['card.json', 'weights.bin'])
    await cp(`${FOLDER}/${file}`, join(folder, file));
  const card = readCard(JSON.parse(await readFile(`${FOLDER}/card.json`, 'utf8')));
  const weights = Uint8Array.from(await readFile(`${FOLDER}/weights.bin`));
  const graph = onnxOf(card, readWeights(card, weights.buffer));
  await writeFile(join(folder, `${MODEL}.onnx`), graph);
}
