import { expect, test } from 'vitest';
import data from '../../../assets/data/afterwards.json' with { type: 'json' };
import references from '../../../assets/data/references.json' with { type: 'json' };
import { afterwards } from '../../../src/figures/afterwards.ts';
import { glyph, isGlyph } from '../../../src/kit/draw/glyph.ts';
import { countCells, TestKit } from './kit.ts';

const works = data.rows.flatMap(({ year, works }) => works.map((work) => ({ ...work, year })));
const drawn = afterwards.still(null, new TestKit(), 'stage');

test('every work stands on the slide with what it predicts, in a lane that has a name', () => {
  for (const { name, says, lane } of works) {
    expect(drawn).toContain(`>${name}<`);
    expect(drawn).toContain(`>${says}<`);
    expect(data.lanes).toContain(lane);
  }
});

test('no two works want the same place', () => {
  for (const { works } of data.rows) {
    expect(new Set(works.map(({ lane }) => lane)).size).toBe(works.length);
  }
});

test('time runs downwards, and each year is named once', () => {
  const years = data.rows.map(({ year }) => year);
  expect(years).toEqual([...years].sort());
  for (const year of new Set(years))
    expect(drawn.match(new RegExp(`>${year}<`, 'g'))).toHaveLength(1);
});

test('on a phone each lane names the years that it has', () => {
  const lanes = data.lanes.map((lane) =>
    works.filter((work) => work.lane === lane).map(({ year }) => year),
  );
  const named = afterwards.still(null, new TestKit(), 'phone').matchAll(/>(\d{4})<\/text>/g);
  expect([...named].map(([, year]) => Number(year))).toEqual(
    lanes.flatMap((years) => [...new Set(years)]),
  );
});

test('each work is in the list of references, with the year of its first preprint', () => {
  const listed = new Map(
    references.map(({ id, issued }) => [id, issued?.['date-parts'][0]?.[0]] as const),
  );
  for (const { reference, year } of works) expect(listed.get(reference), reference).toBe(year);
});

test('D-iGPT is of 2023, and the next pixel was never given up for long', () => {
  expect(works.find(({ name }) => name === 'D-iGPT')?.year).toBe(2023);
  const pixels = works.filter(({ glyph }) => glyph === 'pixel').map(({ year }) => year);
  expect(pixels).toEqual([2020, 2022, 2023, 2025]);
});

test('the next-pixel glyph asks for one pixel, after those that are read and before the rest', () => {
  const pixel = glyph('pixel');
  expect(countCells(pixel, 'red')).toBe(1);
  expect(countCells(pixel, 'ink') + countCells(pixel, 'hole')).toBe(35);
});

test('every task has its own glyph', () => {
  for (const work of works) expect(isGlyph(work.glyph)).toBe(true);
  expect(isGlyph('toString')).toBe(false);
});

test('the alternative text names every work with its year', () => {
  const label = /aria-label="([^"]*)"/.exec(drawn)?.[1] ?? '';
  for (const { name, year } of works) expect(label).toContain(`${year} ${name}`);
});
