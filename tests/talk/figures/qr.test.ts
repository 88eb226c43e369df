import { expect, test } from 'vitest';
import { qr } from '../../../src/figures/qr.ts';
import { TestKit } from './kit.ts';

const draw = (text: string): string => qr.still(qr.initial({ text }), new TestKit(), 'stage');

test('an address is a square of cells with a quiet margin, and is said', () => {
  const drawn = draw('https://a.example/talk/');
  expect(drawn).toContain('aria-label="A QR code that leads to https://a.example/talk/"');
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(drawn)?.[1]);
  const corners = [...drawn.matchAll(/M(\d+) (\d+)h4v4h-4z/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  // The three finders stand in the corners, four cells from the edge.
  expect(corners).toContainEqual([16, 16]);
  expect(corners).toContainEqual([side - 20, 16]);
  expect(corners).toContainEqual([16, side - 20]);
  expect(Math.min(...corners.flat())).toBe(16);
  expect(Math.max(...corners.flat())).toBe(side - 20);
});

test('without an address nothing is drawn', () => {
  expect(draw('')).toBe('');
});
