/*
 * What the windows of a talk say to each other. The deck's window is the one that decides: the
 * speaker's window asks, and shows what the deck then says. Whatever arrives is checked, since any
 * page of the same origin, and on a disk any page at all, could have sent it.
 */
import type { Clock } from './clock.ts';
import type { Json } from '../figures/contract.ts';

/** A slide as the speaker's list shows it. */
export interface ListedSlide {
  readonly h: number;
  readonly v: number;
  readonly id: string;
  readonly title: string;
  readonly chapter: string;
}

/** What stays the same during a talk. */
export interface Talk {
  readonly title: string;
  /** The address of the deck, without its hash. */
  readonly address: string;
  /** The stage in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly slides: readonly ListedSlide[];
  /** Seconds planned for each slide; null where nothing is planned. */
  readonly timings: readonly number[] | null;
  /** Numbers of slides with less time than the deck's minimum. */
  readonly hurried: readonly number[];
}

/** Reveal's state: indices, overlays, and whether the deck is paused or in overview. */
export type DeckState = Readonly<Record<string, boolean | number | string>>;

/** Where the deck stands. */
export interface Place {
  readonly state: DeckState;
  /** What the next step will show; null at the end. */
  readonly next: DeckState | null;
  /** The slide's place in the talk, counted from 0. */
  readonly slide: number;
  /** The step shown last, counted from 1; 0 before the first. */
  readonly step: number;
  readonly steps: number;
  readonly notes: string;
  /** Whether the notes are text and not HTML. */
  readonly plain: boolean;
  readonly theme: string;
  readonly contrast: string;
}

/** The pointer; the dot's place is in parts of the stage, null where it is not on it. */
export interface Dot {
  readonly on: boolean;
  readonly at: readonly [x: number, y: number] | null;
}

/** What moves the deck as its own keys do. */
export const moves = [
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
] as const;
export type Move = (typeof moves)[number];

/** State of a figure. */
export interface FigureMessage {
  readonly type: 'figure';
  readonly key: string;
  readonly state: Json;
}

/** The changes of a figure that the deck has made for each speaker's window, by the window's name. */
export type Changes = Readonly<Record<string, number>>;

export interface ResultMessage {
  readonly type: 'result';
  readonly key: string;
  readonly result: Json;
}

export type DotMessage = { readonly type: 'dot' } & Dot;
export type ClockMessage = { readonly type: 'clock'; readonly clock: Clock };

/** From the deck's window; `deck` tells one load of the page from another. */
export type DeckMessage =
  | { readonly type: 'here'; readonly deck: string; readonly talk: Talk }
  | { readonly type: 'taken'; readonly deck: string }
  | { readonly type: 'gone'; readonly deck: string }
  | { readonly type: 'alive'; readonly deck: string }
  | ({ readonly type: 'place' } & Place)
  | (FigureMessage & { readonly changes: Changes })
  | ResultMessage
  | DotMessage
  | ClockMessage;

/** From the speaker's window. */
export type SpeakerMessage =
  /** Asks for everything. */
  | { readonly type: 'hello' }
  /** Asks whether there still is a deck. */
  | { readonly type: 'ping' }
  | { readonly type: 'move'; readonly move: Move; readonly skip: boolean }
  | { readonly type: 'go'; readonly slide: number }
  | { readonly type: 'key'; readonly code: number }
  | { readonly type: 'state'; readonly state: DeckState }
  /** The window's `change`th change of this figure. */
  | (FigureMessage & { readonly window: string; readonly change: number })
  | ResultMessage
  | DotMessage
  | ClockMessage;

/** From the speaker's window to a preview in it. */
export type PreviewOrder =
  | {
      readonly type: 'show';
      readonly state: DeckState;
      readonly theme: string;
      readonly contrast: string;
    }
  | FigureMessage
  | ResultMessage
  | DotMessage;

/** From a preview to the speaker's window that it is in. */
export type PreviewReport =
  | { readonly type: 'ready' }
  | ({ readonly type: 'pressed' } & Press)
  | { readonly type: 'state'; readonly state: DeckState }
  | FigureMessage
  | ResultMessage
  | DotMessage;

/** A key that was pressed, as the DOM names it. */
export interface Press {
  readonly key: string;
  readonly code: number;
  readonly shift: boolean;
  readonly alt: boolean;
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNull: Check = (value) => value === null;
const isJson: Check = (value) => value !== undefined;

const either =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isFields(value) && Object.entries(checks).every(([name, check]) => check(value[name]));

const isState: Check = (value) =>
  isFields(value) && Object.values(value).every(either(isText, isFlag, isNumber));
const isCounts: Check = (value) => isFields(value) && Object.values(value).every(isNumber);
const isClock = shape({ since: either(isNumber, isNull), before: isNumber, touched: isNumber });
const isPair: Check = (value) =>
  Array.isArray(value) && value.length === 2 && value.every(isNumber);

const figure = { key: isText, state: isJson };
const shared = {
  figure: shape(figure),
  result: shape({ key: isText, result: isJson }),
  dot: shape({ on: isFlag, at: either(isPair, isNull) }),
};

const talk = shape({
  title: isText,
  address: isText,
  width: isNumber,
  height: isNumber,
  slides: list(shape({ h: isNumber, v: isNumber, id: isText, title: isText, chapter: isText })),
  timings: either(list(isNumber), isNull),
  hurried: list(isNumber),
});

const fromDeck: Readonly<Record<DeckMessage['type'], Check>> = {
  ...shared,
  figure: shape({ ...figure, changes: isCounts }),
  clock: shape({ clock: isClock }),
  here: shape({ deck: isText, talk }),
  taken: shape({ deck: isText }),
  gone: shape({ deck: isText }),
  alive: shape({ deck: isText }),
  place: shape({
    state: isState,
    next: either(isState, isNull),
    slide: isNumber,
    step: isNumber,
    steps: isNumber,
    notes: isText,
    plain: isFlag,
    theme: isText,
    contrast: isText,
  }),
};

const fromSpeaker: Readonly<Record<SpeakerMessage['type'], Check>> = {
  ...shared,
  figure: shape({ ...figure, window: isText, change: isNumber }),
  clock: shape({ clock: isClock }),
  hello: shape({}),
  ping: shape({}),
  move: shape({ move: (value) => moves.some((move) => move === value), skip: isFlag }),
  go: shape({ slide: isNumber }),
  key: shape({ code: isNumber }),
  state: shape({ state: isState }),
};

const toPreview: Readonly<Record<PreviewOrder['type'], Check>> = {
  ...shared,
  show: shape({ state: isState, theme: isText, contrast: isText }),
};

const fromPreview: Readonly<Record<PreviewReport['type'], Check>> = {
  ...shared,
  ready: shape({}),
  pressed: shape({ key: isText, code: isNumber, shift: isFlag, alt: isFlag }),
  state: shape({ state: isState }),
};

/** A reader of messages of one kind: undefined for what is none. */
function reader<Message extends { readonly type: string }>(
  checks: Readonly<Record<Message['type'], Check>>,
): (data: unknown) => Message | undefined {
  const all = new Map<unknown, Check>(Object.entries<Check>(checks));
  const isMessage = (data: unknown): data is Message =>
    isFields(data) && all.get(data['type'])?.(data) === true;
  return (data) => (isMessage(data) ? data : undefined);
}

export const readDeckMessage = reader<DeckMessage>(fromDeck);
export const readSpeakerMessage = reader<SpeakerMessage>(fromSpeaker);
export const readPreviewOrder = reader<PreviewOrder>(toPreview);
export const readPreviewReport = reader<PreviewReport>(fromPreview);

/** A clock out of storage, where anything may stand. */
export function readClock(text: string | null): Clock | undefined {
  try {
    const clock: unknown = JSON.parse(text ?? 'null');
    const message = readDeckMessage({ type: 'clock', clock });
    return message?.type === 'clock' ? message.clock : undefined;
  } catch {
    return undefined;
  }
}
