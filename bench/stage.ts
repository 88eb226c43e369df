/** Provide the browser and the page that measurements run in. */
import { execFileSync } from 'node:child_process';
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

/** The commit whose kernel is measured beside the present one, and its folder beside the page. */
export const BEFORE = { commit: 'be8b030', folder: 'before' };

const FOLDER = `assets/model/${MODEL}`;
const MODEL_FILES = ['card.json', 'weights.bin'];
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
  for (const file of MODEL_FILES) await cp(`${FOLDER}/${file}`, join(folder, file));
  if (hasBefore()) await addBefore(join(folder, BEFORE.folder));
  const card = readCard(JSON.parse(await readFile(`${FOLDER}/card.json`, 'utf8')));
  const weights = Uint8Array.from(await readFile(`${FOLDER}/weights.bin`));
  const graph = onnxOf(card, readWeights(card, weights.buffer));
  await writeFile(join(folder, `${MODEL}.onnx`), graph);
}

/** Return whether the history of this clone reaches back to the earlier kernel. */
export function hasBefore(): boolean {
  try {
    execFileSync('git', ['cat-file', '-e', `${BEFORE.commit}^{commit}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Build the worker of the earlier commit, as worker.js, beside its model. */
async function addBefore(folder: string): Promise<void> {
  const source = await mkdtemp(join(tmpdir(), 'bench-before-'));
  const archive = execFileSync('git', ['archive', BEFORE.commit, 'src/igpt', FOLDER], {
    maxBuffer: 1e9,
  });
  execFileSync('tar', ['-x', '-C', source], { input: archive });
  await build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      rollupOptions: {
        input: join(source, 'src/igpt/worker.ts'),
        output: { entryFileNames: 'worker.js' },
      },
    },
  });
  for (const file of MODEL_FILES) await cp(join(source, FOLDER, file), join(folder, file));
  await rm(source, { recursive: true });
}
