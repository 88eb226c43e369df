/**
 * A stream of pictures with their times, in the simple IVF format: a picture is sent once, however
 * long it is seen. All numbers are little-endian.
 */
import { RATE } from './plan.ts';

/** Return what comes first in a stream of PNG pictures. */
export function header(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.write('DKIF', 0, 'latin1');
  bytes.writeUInt16LE(32, 6);
  bytes.write('MPNG', 8, 'latin1');
  bytes.writeUInt16LE(width, 12);
  bytes.writeUInt16LE(height, 14);
  bytes.writeUInt32LE(RATE, 16);
  bytes.writeUInt32LE(1, 20);
  return bytes;
}

/**
 * Return a picture as it stands in the stream.
 * @param number - when it is first seen, in pictures from the beginning
 */
export function picture(number: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(bytes.length, 0);
  head.writeBigUInt64LE(BigInt(number), 4);
  return Buffer.concat([head, bytes]);
}
