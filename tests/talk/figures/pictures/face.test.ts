import { expect, test } from 'vitest';
import {
  face,
  faceDrawing,
  heldOutFace,
  partOfFace,
  placeOf,
  withoutGround,
} from '../../../../src/figures/pictures/face.ts';
import { codeOf, tokensOf } from '../../../../src/kit/draw/hex.ts';
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

test('pixels are called by their row and column, counted from one', () => {
  expect([0, 15, 16, 255].map(placeOf)).toEqual([
    'row 1, column 1',
    'row 1, column 16',
    'row 2, column 1',
    'row 16, column 16',
  ]);
});

test('tokens are written with two digits each, and read again', () => {
  const tokens = [0, 7, 16, 255];
  expect(codeOf(tokens)).toBe('000710ff');
  expect(tokensOf(codeOf(tokens))).toEqual(tokens);
});

test('of a part of a face each pixel is there, a hole, or red', () => {
  const tokens = Array.from(heldOutFace(9).tokens, (token, i) => (i % 3 === 0 ? -1 : token));
  const kit = new TestKit();
  const markup = partOfFace(tokens, kit, 10, [0, 3]);
  expect(countCells(markup, 'red')).toBe(2);
  expect(countCells(markup, 'hole')).toBe(84);
  const [seen] = kit.rasters;
  tokens.forEach((token, i) => {
    if (token === -1) expect(seen?.tokens[i]).toBe(-1);
  });
});
