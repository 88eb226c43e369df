import { expect, test } from 'vitest';
import { face, faceDrawing, heldOutFace, withoutGround } from '../../../src/figures/draw/face.ts';
import { countCells, TestKit } from '../kit.ts';

test('the surroundings of a face are left to the theme, the white of its eyes is not', () => {
  const { tokens, palette } = withoutGround(heldOutFace(9));
  expect(tokens[0]).toBe(-1);
  expect(tokens[5 * 16 + 4]).toBe(palette.indexOf('#ffffff'));
});

test('an empty picture is all surroundings', () => {
  const white = heldOutFace(0).palette.indexOf('#ffffff');
  const empty = withoutGround(face(new Array<number>(256).fill(white)));
  expect(new Set(Array.from(empty.tokens))).toEqual(new Set([-1]));
});

test('a face drawn up to a pixel has holes from there on, and red where it is asked', () => {
  const markup = faceDrawing(heldOutFace(9), new TestKit(), 20, { until: 100, asked: [100] });
  expect(countCells(markup, 'hole')).toBe(155);
  expect(countCells(markup, 'red')).toBe(1);
});

test('a held-out face that does not exist is refused', () => {
  expect(() => heldOutFace(64)).toThrow('There is no held-out face 64.');
});
