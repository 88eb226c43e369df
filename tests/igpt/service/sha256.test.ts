import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256 } from '../../../src/igpt/service/sha256.ts';

it('gives the digest of the standard’s example', () => {
  expect(sha256(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

it('agrees with Node’s on every length around the ends of its blocks', () => {
  for (let length = 0; length <= 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) % 256);
    const expected = createHash('sha256').update(bytes).digest('hex');
    expect(sha256(bytes), `${length} bytes`).toBe(expected);
  }
});

it('reads a part of a buffer', () => {
  const bytes = new TextEncoder().encode('--abc--').subarray(2, 5);
  expect(sha256(bytes)).toBe(sha256(new TextEncoder().encode('abc')));
});
