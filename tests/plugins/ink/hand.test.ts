import { expect, test } from 'vitest';
import { Hand } from '../../../plugins/ink/hand.ts';
import type { Point } from '../../../plugins/ink/stroke.ts';

const at = (x: number, y = 0): Point => [x, y, 0.5];
const pen = { slide: 'one', step: -1, color: 'red', width: 'thin' } as const;

/** A hand, and what it has done in words. */
function handWith(kind: typeof pen | undefined) {
  const done: string[] = [];
  const xs = (points: readonly Point[]) => points.map(([x]) => x).join(' ');
  const hand = new Hand({
    kind: () => kind,
    more: ({ points }, from) => done.push(`more ${xs(points.slice(from))}`),
    finish: ({ points }) => done.push(`finish ${xs(points)}`),
    drop: () => done.push('drop'),
    erase: ([from], [to]) => done.push(`erase ${from} to ${to}`),
  });
  return { hand, done };
}

test('a stroke grows by the points that are new, and a hand that rests adds none', () => {
  const { hand, done } = handWith(pen);
  hand.begin(at(1), false);
  hand.go([at(2), at(3)]);
  hand.go([at(3), at(3)]);
  hand.end();
  hand.go([at(4)]);
  expect(done).toEqual(['more 1', 'more 2 3', 'finish 1 2 3']);
});

test('a stroke that is dropped is not finished', () => {
  const { hand, done } = handWith(pen);
  hand.begin(at(1), false);
  hand.drop();
  hand.end();
  expect(done).toEqual(['more 1', 'drop']);
});

test('the eraser goes from place to place, by tool or by the other end of the pen', () => {
  for (const [kind, erases] of [
    [undefined, false],
    [pen, true],
  ] as const) {
    const { hand, done } = handWith(kind);
    hand.begin(at(1), erases);
    hand.go([at(2), at(5)]);
    hand.end();
    expect(done).toEqual(['erase 1 to 1', 'erase 1 to 2', 'erase 2 to 5']);
  }
});
