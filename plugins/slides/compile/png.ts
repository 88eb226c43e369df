import { crc32, deflateSync } from 'node:zlib';
import type { Raster } from '../../figures/contract.ts';

const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
};

const rgb = (colour: string): [number, number, number] => {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) throw new Error(`The palette's colour "${colour}" is not written as #rrggbb.`);
  const [, r = '', g = '', b = ''] = match;
  return [parseInt(r, 16), parseInt(g, 16), parseInt(b, 16)];
};

/** The smaller of two ways to filter rows: none at all, or a repeated row as zeros. */
const compress = (rows: readonly Buffer[]): Buffer => {
  const none = rows.map((row) => Buffer.concat([Buffer.of(0), row]));
  const up = rows.map((row, y) =>
    y > 0 && rows[y - 1]?.equals(row)
      ? Buffer.concat([Buffer.of(2), Buffer.alloc(row.length)])
      : Buffer.concat([Buffer.of(0), row]),
  );
  const packed = [none, up].map((lines) =>
    deflateSync(Buffer.concat(lines), { level: 9, memLevel: 9 }),
  );
  return packed.reduce((a, b) => (b.length < a.length ? b : a));
};

/**
 * A picture as the bytes of a PNG, each of its pixels `scale` pixels wide: indexed with as few bits
 * as its colours need, or true colour above 256 of them. Tokens below 0 are transparent.
 * Throws if a token has no colour or the sizes do not fit.
 */
export const png = ({ width, height, tokens, palette }: Raster, scale: number): Buffer => {
  if (!Number.isInteger(scale) || scale < 1)
    throw new Error(`A PNG's scale is a whole number, not ${scale}.`);
  if (tokens.length !== width * height) {
    throw new Error(
      `A raster of ${width} x ${height} needs ${width * height} tokens, not ${tokens.length}.`,
    );
  }
  const used = [...new Set(Array.from(tokens, (token) => Math.max(token, -1)))].sort(
    (a, b) => a - b,
  );
  const colours = used.map((token) => {
    const colour = token < 0 ? '#000000' : palette[token];
    if (colour === undefined)
      throw new Error(`The token ${token} has no colour in a palette of ${palette.length}.`);
    return rgb(colour);
  });
  const index = new Map(used.map((token, at) => [token, at]));
  const clear = used[0] === -1;
  const indexed = used.length <= 256;
  const depth = !indexed
    ? 8
    : used.length <= 2
      ? 1
      : used.length <= 4
        ? 2
        : used.length <= 16
          ? 4
          : 8;
  const channels = indexed ? 1 : clear ? 4 : 3;

  const rows: Buffer[] = [];
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(Math.ceil((width * scale * depth * channels) / 8));
    for (let x = 0; x < width * scale; x++) {
      const token = Math.max(tokens[y * width + Math.floor(x / scale)] ?? -1, -1);
      const at = index.get(token) ?? 0;
      if (indexed) {
        const bit = x * depth;
        row[bit >> 3] = (row[bit >> 3] ?? 0) | (at << (8 - depth - (bit & 7)));
      } else {
        const colour = [...(colours[at] ?? [0, 0, 0]), ...(clear ? [token < 0 ? 0 : 255] : [])];
        row.set(colour, x * channels);
      }
    }
    for (let copy = 0; copy < scale; copy++) rows.push(row);
  }

  const header = Buffer.alloc(13);
  header.writeUInt32BE(width * scale, 0);
  header.writeUInt32BE(height * scale, 4);
  header.set([depth, indexed ? 3 : clear ? 6 : 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(indexed ? [chunk('PLTE', Buffer.from(colours.flat()))] : []),
    ...(indexed && clear ? [chunk('tRNS', Buffer.of(0))] : []),
    chunk('IDAT', compress(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
