import sharp from 'sharp';

export interface Difference {
  readonly pixels: number;
  /** The largest difference of a channel, of 255. */
  readonly largest: number;
  /** The second picture, paled, with the pixels that differ in red. */
  readonly png: Buffer;
}

const RED = [255, 0, 0] as const;

/** The opacity of the second picture where nothing differs. */
const PALE = 0.25;

const decode = (picture: Buffer) =>
  sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });

/** Pictures of different sizes differ in each pixel. */
export async function difference(before: Buffer, after: Buffer): Promise<Difference> {
  const [a, b] = await Promise.all([decode(before), decode(after)]);
  const { width, height, channels } = b.info;
  const sameSize = a.info.width === width && a.info.height === height;
  const marked = Buffer.alloc(b.data.length);
  let pixels = 0;
  let largest = 0;
  for (let at = 0; at < b.data.length; at += channels) {
    let most = sameSize ? 0 : 255;
    for (let c = at; c < at + channels; c += 1)
      most = Math.max(most, Math.abs((a.data[c] ?? 0) - (b.data[c] ?? 0)));
    if (most > 0) pixels += 1;
    largest = Math.max(largest, most);
    for (let c = 0; c < channels; c += 1)
      marked[at + c] = most > 0 ? (RED[c] ?? 0) : 255 - PALE * (255 - (b.data[at + c] ?? 0));
  }
  const png = await sharp(marked, { raw: { width, height, channels } }).png().toBuffer();
  return { pixels, largest, png };
}
