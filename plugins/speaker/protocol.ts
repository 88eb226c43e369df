/*
 * The messages between the windows of a talk. The deck's window decides: the speaker's window asks,
 * and shows what the deck then says. Every message that arrives is checked, since any page of the
 * same origin, and on a disk any page at all, could have sent it.
 */
import * as v from 'valibot';
import type { Json } from '../figures/contract.ts';

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

/** From the deck's window; `deck` names one load of its page. */
const deckMessage = v.variant('type', [
  v.object({ type: v.literal('here'), deck: text, talk }),
  v.object({ type: v.picklist(['taken', 'gone', 'alive']), deck: text }),
  place,
  // `changes` counts the changes that the deck has made for each speaker window.
  v.object({ ...figure.entries, changes: v.record(text, number) }),
  result,
  dot,
  clockMessage,
]);

/** From the speaker's window. */
const speakerMessage = v.variant('type', [
  // `hello` asks for everything, `ping` whether the deck is still there.
  v.object({ type: v.picklist(['hello', 'ping']) }),
  v.object({ type: v.literal('move'), move, skip: v.boolean() }),
  v.object({ type: v.literal('go'), slide: number }),
  v.object({ type: v.literal('key'), code: number }),
  state,
  // The number of this change among those that the window has made to the figure.
  v.object({ ...figure.entries, window: text, change: number }),
  result,
  dot,
  clockMessage,
]);

/** From the speaker's window to a preview in it. */
const previewOrder = v.variant('type', [
  v.object({ type: v.literal('show'), state: deckState, theme: text, contrast: text }),
  figure,
  result,
  dot,
]);

/** From a preview to the speaker's window that it is in. */
const previewReport = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  pressed,
  state,
  figure,
  result,
  dot,
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
export type Press = v.InferOutput<typeof pressed>;
export type Move = v.InferOutput<typeof move>;
export type Figure = v.InferOutput<typeof figure>;
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
export const readPreviewOrder = reader(previewOrder);
export const readPreviewReport = reader(previewReport);

/** Read a clock from storage, where anything may stand. */
export function readClock(stored: string | null): Clock | undefined {
  try {
    return reader(clock)(JSON.parse(stored ?? 'null'));
  } catch {
    return undefined;
  }
}
