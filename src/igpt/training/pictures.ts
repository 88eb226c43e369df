/** The packed pictures that a model learns from; scripts/data/training-pictures.ts wrote them. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ModelError } from '../service/model-error.ts';
import type { CountingLosses } from '../service/training-messages.ts';

/** The card of a set, assets/training/<name>.json. */
export interface PictureCard {
  readonly name: string;
  /** The SHA-256 of the packed pictures. */
  readonly sha256: string;
  readonly side: number;
  readonly pictures: number;
  /** The first pictures of the set, which are not learned from. */
  readonly heldOut: number;
  /** #rrggbb of each token. */
  readonly colors: readonly string[];
  readonly classes: readonly string[];
  readonly counting: CountingLosses;
}

export interface PictureSet extends PictureCard {
  /** T tokens each, row by row. */
  readonly tokens: readonly Uint8Array[];
  /** Indices into `classes`. */
  readonly labels: Uint8Array;
}

/**
 * Unpack a set.
 * @param file - the bytes of assets/training/<name>.bin
 * @throws ModelError if the file is not the card's
 */
export async function readPictures(card: PictureCard, file: ArrayBuffer): Promise<PictureSet> {
  const digest = bytesToHex(sha256(new Uint8Array(file)));
  if (digest !== card.sha256)
    throw new ModelError(`The pictures "${card.name}" were altered or are of another version.`);
  const stream = new Blob([file]).stream().pipeThrough(new DecompressionStream('deflate'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const bits = Math.log2(card.colors.length);
  const [context, mask] = [card.side ** 2, card.colors.length - 1];
  const each = 8 / bits;
  const tokens = Array.from({ length: card.pictures }, (_, i) =>
    Uint8Array.from({ length: context }, (_, t) => {
      const pixel = i * context + t;
      const byte = bytes[Math.floor(pixel / each)] ?? 0;
      return (byte >> (8 - bits * ((pixel % each) + 1))) & mask;
    }),
  );
  return { ...card, tokens, labels: bytes.subarray((card.pictures * context) / each) };
}
