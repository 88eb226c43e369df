import { expect, test } from 'vitest';
import table5 from '../../../assets/data/table5.json' with { type: 'json' };
import { learningRates } from '../../../src/figures/learning-rates.ts';
import { maskRates } from '../../../src/figures/mask-rates.ts';
import { wall } from '../../../src/figures/wall/still.ts';
import { countCells, TestKit } from './kit.ts';

test('the faces hide 15, 20, 25, 30 and 35 per cent of their pixels, each more than the last', () => {
  const drawn = maskRates.still(null, new TestKit(), 'stage');
  const faces = drawn.split('<image').slice(1);
  const shares = faces.map((face) => Math.round((countCells(face, 'red') / 256) * 100));
  expect(shares).toEqual([15, 20, 25, 30, 35]);
});

test('every run of table 5 has one cell of its own, and the one out of line is explained', () => {
  const drawn = learningRates.still(null, new TestKit(), 'stage');
  const runs = Object.values(table5.rows);
  const count = (fill: string): number => drawn.split(`class="${fill} raster"`).length - 1;
  expect(count('ink') + count('yellow')).toBe(runs.length);
  expect(count('yellow')).toBe(runs.filter(({ objective }) => objective === 'BERT').length);
  expect(drawn).toContain('ten times L at 32²');
  expect(table5.rows.L48.value).toBe(10 * table5.rows.L32.value);
});

test('the wall of the last slide lacks no pixel and asks for none', () => {
  const finished = wall.still(wall.initial({ asked: '256' }), new TestKit(), 'stage');
  const begun = wall.still(wall.initial({}), new TestKit(), 'stage');
  expect(countCells(finished, 'hole')).toBe(0);
  expect(countCells(finished, 'red')).toBe(0);
  expect(countCells(begun, 'red')).toBe(1);
  expect(() => wall.initial({ asked: '257' })).toThrow('data-asked');
});
