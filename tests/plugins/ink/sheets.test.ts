import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allStrokes, obey, sheetOf, sheetsOf } from '../../../plugins/ink/sheets.ts';
import type { Command, Sheets } from '../../../plugins/ink/sheets.ts';
import { strokeOf } from './stroke-of.ts';

const draw = (id: string, slide = 'one'): Command => ({ do: 'draw', stroke: strokeOf(id, slide) });
const erase = (drag: string, ...ids: string[]): Command => ({
  do: 'erase',
  slide: 'one',
  ids,
  drag,
});
const on = (slide: string, action: 'clear' | 'undo' | 'redo'): Command => ({ do: action, slide });
const after = (...commands: Command[]): Sheets => commands.reduce(obey, new Map());
const ids = (sheets: Sheets, slide = 'one'): string[] =>
  sheetOf(sheets, slide).strokes.map(({ id }) => id);

test('undo and redo go through the changes of one slide and leave the others', () => {
  const drawn = after(draw('a'), draw('b'), draw('c', 'two'));
  const undone = obey(drawn, on('one', 'undo'));
  expect(ids(undone)).toEqual(['a']);
  expect(ids(undone, 'two')).toEqual(['c']);
  expect(ids(obey(undone, on('one', 'redo')))).toEqual(['a', 'b']);
  expect(ids(obey(obey(undone, on('one', 'undo')), on('one', 'undo')))).toEqual([]);
});

test('a new stroke ends what could be redone', () => {
  const sheets = after(draw('a'), on('one', 'undo'), draw('b'));
  expect(obey(sheets, on('one', 'redo'))).toBe(sheets);
});

test('one drag of the eraser is undone at once, and strokes come back where they lay', () => {
  const drawn = after(draw('a'), draw('b'), draw('c'));
  const erased = [erase('drag', 'a'), erase('drag', 'b')].reduce(obey, drawn);
  expect(ids(erased)).toEqual(['c']);
  expect(ids(obey(erased, on('one', 'undo')))).toEqual(['a', 'b', 'c']);
  const twice = [erase('drag', 'a'), erase('other drag', 'b')].reduce(obey, drawn);
  expect(ids(obey(twice, on('one', 'undo')))).toEqual(['b', 'c']);
});

test('a slide that was cleared comes back by one undo', () => {
  const sheets = after(draw('a'), draw('b'), on('one', 'clear'));
  expect(ids(sheets)).toEqual([]);
  expect(ids(obey(sheets, on('one', 'undo')))).toEqual(['a', 'b']);
});

test('other strokes take the place of all, and each slide has its own way back', () => {
  const drawn = after(draw('a'), draw('b', 'two'));
  const opened = obey(drawn, { do: 'replace', strokes: [strokeOf('c', 'three')] });
  expect(allStrokes(opened).map(({ id }) => id)).toEqual(['c']);
  const back = obey(opened, on('two', 'undo'));
  expect(allStrokes(back).map(({ id }) => id)).toEqual(['b', 'c']);
});

test('commands that change nothing return the same sheets', () => {
  const sheets = after(draw('a'));
  for (const command of [
    draw('a'),
    erase('drag', 'b'),
    on('two', 'clear'),
    on('two', 'undo'),
    on('one', 'redo'),
  ])
    expect(obey(sheets, command)).toBe(sheets);
});

test('strokes that were kept have nothing to undo', () => {
  const sheets = sheetsOf([strokeOf('a'), strokeOf('b', 'two'), strokeOf('c')]);
  expect(ids(sheets)).toEqual(['a', 'c']);
  expect(obey(sheets, on('one', 'undo'))).toBe(sheets);
});

test('whatever is done, undoing all of it leads to an empty slide and redoing to the same strokes', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const command = fc.oneof(
    id.map((id) => draw(id)),
    fc.tuple(id, id).map(([drag, stroke]) => erase(drag, stroke)),
    fc.constantFrom('clear' as const, 'undo' as const, 'redo' as const).map((a) => on('one', a)),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      const end = after(...commands);
      const { past } = sheetOf(end, 'one');
      let sheets = end;
      past.forEach(() => (sheets = obey(sheets, on('one', 'undo'))));
      expect(ids(sheets)).toEqual([]);
      past.forEach(() => (sheets = obey(sheets, on('one', 'redo'))));
      expect(ids(sheets)).toEqual(ids(end));
    }),
  );
});
