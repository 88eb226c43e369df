import { expect, test } from 'vitest';
import { shared, type Box } from '../../../../src/kit/chart/reader/box.ts';
import { place } from '../../../../src/kit/chart/reader/place.ts';

const within: Box = { x: 0, y: 0, width: 400, height: 300 };
const size = { width: 120, height: 60 };
const nothing = { marks: [], words: [] };

test('a readout never lies on its mark and never leaves the chart', () => {
  for (let x = 0; x <= 390; x += 13) {
    for (let y = 0; y <= 290; y += 13) {
      const mark = { x, y, width: 10, height: 10 };
      const box = place(mark, size, within, nothing);
      expect(shared(box, mark)).toBe(0);
      expect(box.x >= 0 && box.x + box.width <= 400).toBe(true);
      expect(box.y >= 0 && box.y + box.height <= 300).toBe(true);
    }
  }
});

test('it keeps off other marks, rather than off words', () => {
  const mark = { x: 200, y: 0, width: 10, height: 10 };
  const left = { x: 0, y: 0, width: 200, height: 300 };
  const right = { x: 210, y: 0, width: 190, height: 300 };
  const box = place(mark, size, within, { marks: [left], words: [right] });
  expect(shared(box, left)).toBe(0);
});

test('it stands near its mark where there is room', () => {
  const mark = { x: 200, y: 150, width: 10, height: 10 };
  const { x, y } = place(mark, size, within, nothing);
  expect(Math.hypot(x + 60 - 205, y + 30 - 155)).toBeLessThan(90);
});
