/** The shipped models and their held-out pictures, for scripts that run in Node. */
import { existsSync, readFileSync } from 'node:fs';
import { readCard } from '../../src/igpt/service/card.ts';
import type { Kernel } from '../../src/igpt/kernel/kernel.ts';
import { loadModel } from '../../src/igpt/service/load.ts';
import type { Model } from '../../src/igpt/model.ts';
import { simdKernel } from '../../src/igpt/kernel/simd.ts';

const FOLDER = 'assets/model';

/** Return true if the weights of this model are there. */
export function isShipped(name: string): boolean {
  return existsSync(`${FOLDER}/${name}/card.json`) && existsSync(`${FOLDER}/${name}/weights.bin`);
}

/**
 * Loads a model; throws one sentence where its files do not fit together.
 * @param kernel - what it computes by; SIMD, if left out
 */
export async function shippedModel(name: string, kernel?: Kernel): Promise<Model> {
  const bytes = Uint8Array.from(readFileSync(`${FOLDER}/${name}/weights.bin`));
  const by = kernel ?? (await simdKernel(readFileSync('src/igpt/kernel/kernel.wasm')));
  return loadModel(readJson(`${FOLDER}/${name}/card.json`), bytes.buffer, by);
}

/** Return the SHA-256 of a model's weights, as its card states it. */
export function digestOf(name: string): string {
  return readCard(readJson(`${FOLDER}/${name}/card.json`)).sha256;
}

/** Return the held-out pictures of a model, in their fixed order: tokens, row by row. */
export function heldOut(name: string): number[][] {
  return pictures(`${FOLDER}/${name}/held-out.json`, 'pictures');
}

/** Return the pictures in a list of a file; throws one sentence where they are not lists of tokens. */
export function pictures(file: string, list: string): number[][] {
  const content = readJson(file);
  const found: unknown =
    typeof content === 'object' && content !== null ? Reflect.get(content, list) : undefined;
  if (!Array.isArray(found) || found.length === 0) throw new Error(`${file} has no ${list}.`);
  return found.map((picture: unknown, i) => {
    if (!Array.isArray(picture) || !picture.every((token) => Number.isInteger(token)))
      throw new Error(`Picture ${i} of ${file} is no list of tokens.`);
    return picture.map(Number);
  });
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
