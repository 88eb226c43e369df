import { expect, test } from 'vitest';
import data from '../../../assets/data/wall.json' with { type: 'json' };
import { face, withoutGround } from '../../../src/figures/pictures/face.ts';
import { tokensOf } from '../../../src/kit/draw/hex.ts';
import { facesOf, nextRound, stepsOf } from '../../../src/figures/wall/faces.ts';
import { wall } from '../../../src/figures/wall/still.ts';
import { countCells, TestKit } from './kit.ts';

const draw = (asked?: string): { markup: string; kit: TestKit } => {
  const kit = new TestKit();
  return { markup: wall.still(wall.initial(asked ? { asked } : {}), kit, 'stage'), kit };
};

test('exactly one pixel of the wall is asked for', () => {
  expect(countCells(draw().markup, 'red')).toBe(1);
});

test('the whole wall is one picture', () => {
  const { markup, kit } = draw();
  expect(markup.match(/<image/g)).toHaveLength(1);
  expect(kit.rasters).toMatchObject([{ width: 128, height: 144 }]);
});

test('what comes after the red pixel in the giant face is holes', () => {
  // Lower halves of 20 small faces, two rows of four modules each, and the rest of the giant one.
  expect(countCells(draw('202').markup, 'hole')).toBe(20 * 8 + (256 - 203));
  expect(countCells(draw('255').markup, 'hole')).toBe(20 * 8);
});

test('the same state draws the same wall', () => {
  expect(draw().markup).toBe(draw().markup);
});

test('the giant face stands in modules of four by four small pixels', () => {
  const [raster] = draw('255').kit.rasters;
  const hat = withoutGround(face(tokensOf(data.giant))).tokens[7];
  const corner = (3 * 16 + 0) * 128 + 2 * 16 + 7 * 4;
  for (const [x, y] of [
    [0, 0],
    [3, 3],
  ] as const)
    expect(raster?.tokens[corner + y * 128 + x]).toBe(hat);
});

test('its label says whether the faces are drawn by the generator or sampled by our model', () => {
  expect(data.label).toContain('ot OpenAI’s pictures');
  expect(data.label).toContain(data.source === 'completions' ? 'our own model' : 'DiceBear');
});

test('a finished wall has neither holes nor a pixel that is asked for', () => {
  const { markup } = draw('256');
  expect(countCells(markup, 'hole') + countCells(markup, 'red')).toBe(0);
});

test('a pixel beyond the end of the giant face is refused', () => {
  expect(() => wall.initial({ asked: '257' })).toThrow('from 0 to 256, not "257"');
});

test('in a further round the giant face and three small ones are drawn anew from their upper halves', () => {
  const first = facesOf(202);
  const second = nextRound(first, 1);
  const anew = second.filter(({ start }) => start < 256);
  expect(anew.map(({ start }) => start)).toEqual([128, 128, 128, 128]);
  expect(anew.at(-1)).toBe(second.at(-1));
  expect(stepsOf(second)).toBe(128);
  const recorded = [...data.faces, data.giant].map((code) => tokensOf(code).join());
  for (const { tokens } of anew) expect(recorded).toContain(tokens.join());
  second.forEach((face, i) => {
    if (face.start === 256) expect(face.tokens).toEqual(first[i]?.tokens);
  });
  expect(nextRound(first, 1)).toEqual(second);
});

test('a round has other faces than the one before', () => {
  const drawnAnew = (round: number) =>
    nextRound(facesOf(202), round).flatMap(({ start }, i) => (start < 256 ? [i] : []));
  expect(drawnAnew(2)).not.toEqual(drawnAnew(1));
});
