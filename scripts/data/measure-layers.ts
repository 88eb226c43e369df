/**
 * Measures our model of faces layer by layer, over its held-out faces, and writes head-offsets.json
 * and loss-by-layer.json into assets/data. Run by `npx tsx scripts/data/measure-layers.ts`.
 */
import { attentionByOffset, attentionIn } from '../../src/igpt/attention.ts';
import { logitLens } from '../../src/igpt/logit-lens.ts';
import type { Model } from '../../src/igpt/model.ts';
import { encodeShares, type Shares } from '../../src/kit/draw/shares.ts';
import { rounded, writeData } from '../data-file.ts';
import { digestOf, heldOut, shippedModel } from './shipped.ts';
import { untrainedLike } from './untrained.ts';

const SIDE = 16;
const WINDOW = { side: SIDE, rows: 5, columns: 5 };

/** Of the untrained network's weights. */
const SEED = 1;

const OURS = "By our own small model in assets/model/faces, not by OpenAI's;";

const model = await shippedModel('faces');
const pictures = heldOut('faces');

/** Add up lists of equal length, number by number, and divide by how many they are. */
function meanOf(lists: readonly (readonly number[])[]): number[] {
  return (lists[0] ?? []).map((_, i) =>
    lists.reduce((sum, list) => sum + (list[i] ?? NaN) / lists.length, 0),
  );
}

/** Return for each layer and head of a model the mean map over the pictures. */
function offsetMaps(model: Model): Shares[][] {
  const byPicture = pictures.map((picture) =>
    attentionIn(model, picture).map((pixels) =>
      (pixels[0] ?? []).map((_, head) =>
        attentionByOffset(
          pixels.map((heads) => heads[head] ?? []),
          WINDOW,
        ),
      ),
    ),
  );
  return model.blocks.map(({ heads }, layer) =>
    Array.from({ length: heads }, (_, head) =>
      encodeShares(meanOf(byPicture.map((measured) => measured[layer]?.[head] ?? []))),
    ),
  );
}

/** A head that gives each position before the asked pixel, and the start vector, the same weight. */
const even = Array.from({ length: SIDE * SIDE }, (_, pixel) =>
  new Array<number>(pixel + 1).fill(1 / (pixel + 1)),
);

writeData('head-offsets', {
  about: `${OURS} mean over all pixels of ${pictures.length} held-out faces. layers: for each layer and head, the attention by the offset of the looked-at pixel from the asked one: ${WINDOW.rows} rows, the topmost first and the asked pixel's own last, each from ${WINDOW.columns} columns to the left to ${WINDOW.columns} to the right; mean over the asked pixels that have a pixel at this offset. shares: two hexadecimal digits each, 255 for the share "largest". even: the same for a head that looks everywhere alike. untrained: layers of a network of the same shape before its first step of training, its weights drawn as training/model.py draws them, by scripts/data/untrained.ts with seed ${SEED}.`,
  kind: 'computed',
  source: 'scripts/data/measure-layers.ts, on the shipped weights',
  weights: digestOf('faces'),
  unit: 'share of attention',
  faces: pictures.length,
  rows: WINDOW.rows,
  columns: WINDOW.columns,
  layers: offsetMaps(model),
  untrained: offsetMaps(await untrainedLike(model, SEED)),
  even: encodeShares(attentionByOffset(even, WINDOW)),
});
writeData('loss-by-layer', {
  about: `${OURS} mean over all pixels of ${pictures.length} held-out faces. The output head, with its norm, is put on the residual path before the first block and after each block.`,
  kind: 'computed',
  source: 'scripts/data/measure-layers.ts, on the shipped weights',
  weights: digestOf('faces'),
  unit: 'nats a pixel',
  faces: pictures.length,
  nats: meanOf(pictures.map((picture) => logitLens(model, picture))).map(rounded(4)),
});
