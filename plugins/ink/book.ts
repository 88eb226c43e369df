import type { Message } from './messages.ts';
import { allStrokes, obey, sheetOf, sheetsOf } from './sheets.ts';
import type { Command, Sheet, Sheets } from './sheets.ts';
import type { Stroke } from './stroke.ts';

/** The drawings of a talk as one window knows them. */
export interface Book {
  /** Return the slides that have strokes, or had some. */
  slides(): Iterable<string>;
  strokes(slide: string): readonly Stroke[];
  all(): Stroke[];
  canUndo(slide: string): boolean;
  canRedo(slide: string): boolean;
  obey(command: Command): void;
}

type SheetMessage = Message & { type: 'sheet' };
type AllMessage = Message & { type: 'all' };

/** The drawings in the deck's window, which decides in what order things are done. */
export class OwnBook implements Book {
  #sheets: Sheets;
  readonly #onChange: (change: SheetMessage) => void;

  /** @param onChange - called with each slide that has changed */
  constructor(strokes: readonly Stroke[], onChange: (change: SheetMessage) => void) {
    this.#sheets = sheetsOf(strokes);
    this.#onChange = onChange;
  }

  slides(): Iterable<string> {
    return this.#sheets.keys();
  }

  strokes(slide: string): readonly Stroke[] {
    return sheetOf(this.#sheets, slide).strokes;
  }

  all(): Stroke[] {
    return allStrokes(this.#sheets);
  }

  canUndo(slide: string): boolean {
    return sheetOf(this.#sheets, slide).past.length > 0;
  }

  canRedo(slide: string): boolean {
    return sheetOf(this.#sheets, slide).future.length > 0;
  }

  obey(command: Command): void {
    const before = this.#sheets;
    this.#sheets = obey(before, command);
    for (const [slide, sheet] of this.#sheets)
      if (sheet !== before.get(slide))
        this.#onChange(changeOf(slide, sheetOf(before, slide), sheet));
  }

  /** Return everything, for a window that has just come. */
  read(): AllMessage['sheets'] {
    return Array.from(this.#sheets, ([slide, { strokes, past, future }]) => ({
      slide,
      strokes,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
    }));
  }
}

/** The drawings in a preview: it asks the deck for each change, and has what the deck answers. */
export class MirroredBook implements Book {
  #sheets = new Map<string, Omit<AllMessage['sheets'][number], 'slide'>>();
  /** Strokes that were sent, and that the deck has not answered yet. */
  readonly #sent = new Map<string, Stroke>();
  readonly #send: (message: Message) => void;

  constructor(send: (message: Message) => void) {
    this.#send = send;
  }

  slides(): Iterable<string> {
    return this.#sheets.keys();
  }

  strokes(slide: string): readonly Stroke[] {
    return this.#sheets.get(slide)?.strokes ?? [];
  }

  all(): Stroke[] {
    return [...this.#sheets.values()].flatMap(({ strokes }) => strokes);
  }

  canUndo(slide: string): boolean {
    return this.#sheets.get(slide)?.canUndo ?? false;
  }

  canRedo(slide: string): boolean {
    return this.#sheets.get(slide)?.canRedo ?? false;
  }

  obey(command: Command): void {
    if (command.do === 'draw') this.#sent.set(command.stroke.id, command.stroke);
    this.#send({ type: 'do', command });
  }

  /** Take what the deck says of a slide; return false if a stroke is missing. */
  take({ slide, ids, added, canUndo, canRedo }: SheetMessage): boolean {
    const known = new Map([...this.strokes(slide), ...added].map((stroke) => [stroke.id, stroke]));
    const strokes = ids.flatMap((id) => known.get(id) ?? []);
    for (const id of ids) this.#sent.delete(id);
    this.#sheets.set(slide, { strokes, canUndo, canRedo });
    return strokes.length === ids.length;
  }

  /** Take everything from a deck that has just come, and send it again what the one before did not hear. */
  takeAll(sheets: AllMessage['sheets']): void {
    this.#sheets = new Map(sheets.map(({ slide, ...sheet }) => [slide, sheet]));
    for (const { id } of this.all()) this.#sent.delete(id);
    for (const stroke of this.#sent.values()) this.obey({ do: 'draw', stroke });
  }
}

function changeOf(slide: string, before: Sheet, { strokes, past, future }: Sheet): SheetMessage {
  const known = new Set(before.strokes);
  return {
    type: 'sheet',
    slide,
    ids: strokes.map(({ id }) => id),
    added: strokes.filter((stroke) => !known.has(stroke)),
    canUndo: past.length > 0,
    canRedo: future.length > 0,
  };
}
