/*
 * The strokes of a talk as data: a sheet for each slide, with what was there before each change, so
 * that undo and redo belong to the slide that one sees.
 */
import type { Stroke } from './stroke.ts';

type Strokes = readonly Stroke[];

/** The strokes on one slide, in the order in which they lie on each other. */
export interface Sheet {
  readonly strokes: Strokes;
  /** The strokes before each change, oldest first. */
  readonly past: readonly Strokes[];
  /** The strokes after each change that was undone, the next one last. */
  readonly future: readonly Strokes[];
  /** The drag of the eraser that made the last change. */
  readonly drag?: string | undefined;
}

/** All sheets by their slides. */
export type Sheets = ReadonlyMap<string, Sheet>;

/** A change that a person makes. */
export type Command =
  | { readonly do: 'draw'; readonly stroke: Stroke }
  /** All strokes that one drag of the eraser erases are one change. */
  | {
      readonly do: 'erase';
      readonly slide: string;
      readonly ids: readonly string[];
      readonly drag: string;
    }
  | { readonly do: 'clear' | 'undo' | 'redo'; readonly slide: string }
  /** Put these strokes in place of all there are, on every slide. */
  | { readonly do: 'replace'; readonly strokes: Strokes };

const blank: Sheet = { strokes: [], past: [], future: [] };

export function sheetOf(sheets: Sheets, slide: string): Sheet {
  return sheets.get(slide) ?? blank;
}

/** Return sheets with these strokes, and nothing to undo. */
export function sheetsOf(strokes: Strokes): Sheets {
  const sheets = new Map<string, Sheet>();
  for (const stroke of strokes) {
    const before = sheetOf(sheets, stroke.slide);
    sheets.set(stroke.slide, { ...before, strokes: [...before.strokes, stroke] });
  }
  return sheets;
}

export function allStrokes(sheets: Sheets): Stroke[] {
  return [...sheets.values()].flatMap(({ strokes }) => strokes);
}

/** Return the sheets after a command; those of slides that it does not change are the same objects. */
export function obey(sheets: Sheets, command: Command): Sheets {
  if (command.do === 'replace') return replace(sheets, command.strokes);
  const slide = command.do === 'draw' ? command.stroke.slide : command.slide;
  const before = sheetOf(sheets, slide);
  const after = changed(before, command);
  return after === before ? sheets : new Map(sheets).set(slide, after);
}

function changed(sheet: Sheet, command: Exclude<Command, { do: 'replace' }>): Sheet {
  const { strokes, past, future } = sheet;
  switch (command.do) {
    case 'draw': {
      const { stroke } = command;
      return strokes.some(({ id }) => id === stroke.id) ? sheet : turn(sheet, [...strokes, stroke]);
    }
    case 'erase': {
      const left = strokes.filter(({ id }) => !command.ids.includes(id));
      if (left.length === strokes.length) return sheet;
      if (sheet.drag === command.drag) return { ...sheet, strokes: left };
      return { ...turn(sheet, left), drag: command.drag };
    }
    case 'clear':
      return strokes.length > 0 ? turn(sheet, []) : sheet;
    case 'undo': {
      const before = past.at(-1);
      if (!before) return sheet;
      return { strokes: before, past: past.slice(0, -1), future: [...future, strokes] };
    }
    case 'redo': {
      const after = future.at(-1);
      if (!after) return sheet;
      return { strokes: after, past: [...past, strokes], future: future.slice(0, -1) };
    }
  }
}

function replace(sheets: Sheets, strokes: Strokes): Sheets {
  const given = sheetsOf(strokes);
  const next = new Map(sheets);
  for (const slide of new Set([...sheets.keys(), ...given.keys()])) {
    const before = sheetOf(sheets, slide);
    const after = sheetOf(given, slide).strokes;
    if (before.strokes.length > 0 || after.length > 0) next.set(slide, turn(before, after));
  }
  return next;
}

/** Change the strokes of a sheet; what was undone before is then lost. */
function turn({ strokes, past }: Sheet, after: Strokes): Sheet {
  return { strokes: after, past: [...past, strokes], future: [] };
}
