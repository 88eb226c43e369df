/** The pictures and the arithmetic that a small model learns with, for scripts and tests that run in Node. */
import { readFileSync } from 'node:fs';
import { simdArithmetic, type Arithmetic } from '../../src/igpt/training/arithmetic.ts';
import {
  readPictures,
  type PictureCard,
  type PictureSet,
} from '../../src/igpt/training/pictures.ts';
import type { Task } from '../../src/igpt/service/training-messages.ts';

/** Read the pictures of a task. */
export function trainingSet(task: Task): Promise<PictureSet> {
  const card = JSON.parse(readFileSync(`assets/training/${task}.json`, 'utf8')) as PictureCard;
  return readPictures(card, Uint8Array.from(readFileSync(`assets/training/${task}.bin`)).buffer);
}

/** Make the arithmetic by SIMD. */
export function trainingArithmetic(): Promise<Arithmetic> {
  return simdArithmetic(readFileSync('src/igpt/kernel/training.wasm'));
}
