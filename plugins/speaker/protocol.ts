/*
 * The messages between the windows of a talk. The deck's window decides: the speaker's window asks,
 * and shows what the deck then says. Messages may be lost, late, repeated or in another order:
 * commands are numbered and sent until the deck confirms them, and so are the deck's changes, so that
 * a speaker's window that missed one asks for everything. Every message that arrives is checked, since
 * any page of the same origin, and on a disk any page at all, could have sent it.
 *
 * A command is obeyed at most once, also when a tab is duplicated and the session goes from one tab to
 * the other: a deck that goes says what it has obeyed, and only what it has not is sent to another tab.
 * If a deck falls silent instead, its commands wait for this tab alone. A command that is not obeyed
 * within `PATIENCE` is given up, and its window says so.
 */
import * as v from 'valibot';
import type { Json } from '../figures/contract.ts';

/** A command to a deck that does not answer is given up after this many milliseconds. */
export const PATIENCE = 2000;

const text = v.string();
const number = v.pipe(v.number(), v.finite());
const json = v.custom<Json>((value) => value !== undefined);

const clock = v.object({
  /** When the clock was last started, by `now()`; null while it stands. */
  since: v.nullable(number),
  /** Milliseconds counted before that. */
  before: number,
  /** When a person last touched it: of two clocks the later one counts. */
  touched: number,
});

/** Reveal's state: indices, overlays, and whether the deck is paused or in overview. */
const deckState = v.record(text, v.union([v.boolean(), number, text]));

/** The parts of a talk that stay the same while it is given. */
const talk = v.object({
  title: text,
  /** The address of the deck without its hash. */
  address: text,
  /** The stage in CSS pixels. */
  width: number,
  height: number,
  slides: v.array(v.object({ h: number, v: number, id: text, title: text, chapter: text })),
  /** Seconds planned for each slide; null where nothing is planned. */
  timings: v.nullable(v.array(number)),
  /** Numbers of slides with less time than the deck's minimum. */
  hurried: v.array(number),
});

/** The place of the deck in the talk. */
const place = v.object({
  type: v.literal('place'),
  state: deckState,
  /** The next step; null at the end. */
  next: v.nullable(deckState),
  /** The slide's index in the talk. */
  slide: number,
  /** The number of the step shown last; 0 before the first. */
  step: number,
  steps: number,
  notes: text,
  /** True if the notes are text and not HTML. */
  plain: v.boolean(),
  theme: text,
  contrast: text,
});

/** The pointer; `at` is in parts of the stage, null while the pointer is not over it. */
const dot = v.object({
  type: v.literal('dot'),
  on: v.boolean(),
  at: v.nullable(v.tuple([number, number])),
});

/**
 * A message of the drawings, from any window to any other: they check it themselves, and see to it
 * that all windows show the same.
 */
const ink = v.object({ type: v.literal('ink'), ink: v.unknown() });

/** A key that was pressed, as the DOM names it. */
const pressed = v.object({
  type: v.literal('pressed'),
  key: text,
  code: number,
  shift: v.boolean(),
  alt: v.boolean(),
});

/** Moves of the deck as by its own keys. */
const move = v.picklist([
  'next',
  'previous',
  'left',
  'right',
  'up',
  'down',
  'first',
  'last',
  'top',
  'bottom',
  'pause',
  'overview',
  'escape',
  'pointer',
]);

const figure = v.object({ type: v.literal('figure'), key: text, state: json });
const result = v.object({ type: v.literal('result'), key: text, result: json });
const state = v.object({ type: v.literal('state'), state: deckState });
const clockMessage = v.object({ type: v.literal('clock'), clock });

/** The number of the last settled command of each speaker window. */
const done = v.record(text, number);

/** What a deck shows. */
const content = v.variant('type', [place, figure, result, dot]);

/** A command to the deck. */
const command = v.variant('type', [
  v.object({ type: v.literal('move'), move, skip: v.boolean() }),
  v.object({ type: v.literal('go'), slide: number }),
  v.object({ type: v.literal('key'), code: number }),
  state,
  figure,
  result,
]);

/*
 * `deck` names one load of the deck's page, `window` one of the speaker's. `time` is the sender's
 * time, in milliseconds. `version` is the number of changes that the deck has sent so far.
 */

/** From the deck's window. */
const deckMessage = v.variant('type', [
  // Everything that a window which has just come must know. `since` says when the deck joined the
  // session: of two, the earlier one keeps it.
  v.object({
    type: v.literal('here'),
    deck: text,
    since: number,
    time: number,
    version: number,
    talk,
    clock,
    contents: v.array(content),
  }),
  v.object({
    type: v.literal('alive'),
    deck: text,
    since: number,
    time: number,
    version: number,
    clock,
  }),
  v.object({ type: v.literal('news'), deck: text, version: number, content }),
  // The window's commands up to this number were obeyed, or something later overtook them.
  v.object({ type: v.literal('done'), deck: text, window: text, number }),
  // Tells the deck that it names to leave the session to another.
  v.object({ type: v.literal('taken'), deck: text }),
  // The last message of a deck.
  v.object({ type: v.literal('gone'), deck: text, done }),
  clockMessage,
]);

/** From the speaker's window. */
const speakerMessage = v.variant('type', [
  // `hello` asks for everything, `ping` whether the deck is still there.
  v.object({ type: v.picklist(['hello', 'ping']), time: number }),
  v.object({
    type: v.literal('request'),
    /** The deck that is meant, and no other. */
    deck: text,
    window: text,
    number,
    /** The number of the window's first command that is not settled. */
    first: number,
    /** The time when a person asked for it. */
    at: number,
    command,
  }),
  v.object({ type: v.literal('point'), deck: text, dot }),
  clockMessage,
]);

/** What a deck keeps over a reload. */
const memory = v.object({
  done,
  /** The time of the last change of each thing: `place`, `jump` or `figure` with a key. */
  changed: v.record(text, number),
});

/** From the speaker's window to a preview in it. */
const previewOrder = v.variant('type', [
  v.object({ type: v.literal('show'), state: deckState, theme: text, contrast: text }),
  figure,
  result,
  dot,
  ink,
]);

/** From a preview to the speaker's window that it is in. */
const previewReport = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  pressed,
  state,
  figure,
  result,
  dot,
  ink,
]);

/** A message on its way between the windows of a session. */
const envelope = v.object({
  speaker: text,
  from: v.picklist(['deck', 'speaker']),
  message: v.unknown(),
});

export type Envelope = v.InferOutput<typeof envelope>;
export type Side = Envelope['from'];
export type Clock = Readonly<v.InferOutput<typeof clock>>;
export type DeckState = v.InferOutput<typeof deckState>;
export type Talk = v.InferOutput<typeof talk>;
export type Place = v.InferOutput<typeof place>;
export type Dot = v.InferOutput<typeof dot>;
export type Ink = v.InferOutput<typeof ink>;
export type Press = v.InferOutput<typeof pressed>;
export type Move = v.InferOutput<typeof move>;
export type Figure = v.InferOutput<typeof figure>;
export type Content = v.InferOutput<typeof content>;
export type Command = v.InferOutput<typeof command>;
export type DeckMemory = Readonly<v.InferOutput<typeof memory>>;
export type DeckMessage = v.InferOutput<typeof deckMessage>;
export type SpeakerMessage = v.InferOutput<typeof speakerMessage>;
export type PreviewOrder = v.InferOutput<typeof previewOrder>;
export type PreviewReport = v.InferOutput<typeof previewReport>;

/** Make a reader of one kind of message, which returns undefined for anything else. */
const reader =
  <Schema extends v.GenericSchema>(schema: Schema) =>
  (data: unknown): v.InferOutput<Schema> | undefined =>
    v.is(schema, data) ? data : undefined;

export const readEnvelope = reader(envelope);
export const readDeckMessage = reader(deckMessage);
export const readSpeakerMessage = reader(speakerMessage);
export const readInk = reader(ink);
export const readPreviewOrder = reader(previewOrder);
export const readPreviewReport = reader(previewReport);

/** Make a reader of what was put into storage, where anything may stand. */
const stored =
  <Schema extends v.GenericSchema>(schema: Schema) =>
  (text: string | null): v.InferOutput<Schema> | undefined => {
    try {
      return reader(schema)(JSON.parse(text ?? 'null'));
    } catch {
      return undefined;
    }
  };

export const readClock = stored(clock);
export const readMemory = stored(memory);
