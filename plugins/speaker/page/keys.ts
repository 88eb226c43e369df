import type { Move, Press, SpeakerMessage } from '../messages.ts';

/** What the speaker's own window does on a key. */
export type LocalAction = 'find' | 'fullscreen' | 'help' | 'clock' | 'larger' | 'smaller';

/** Keys of the deck, with what they do when Shift is held. */
const moves: Readonly<Record<string, readonly [Move, Move?]>> = {
  arrowright: ['right', 'last'],
  l: ['right', 'last'],
  arrowleft: ['left', 'first'],
  h: ['left', 'first'],
  arrowup: ['up', 'top'],
  k: ['up', 'top'],
  arrowdown: ['down', 'bottom'],
  j: ['down', 'bottom'],
  ' ': ['next', 'previous'],
  n: ['next'],
  pagedown: ['next'],
  p: ['previous'],
  pageup: ['previous'],
  home: ['first'],
  end: ['last'],
  b: ['pause'],
  v: ['pause'],
  '.': ['pause'],
  o: ['overview'],
  escape: ['escape'],
  q: ['pointer'],
};

const local: Readonly<Record<string, LocalAction>> = {
  g: 'find',
  m: 'find',
  '/': 'find',
  f: 'fullscreen',
  '?': 'help',
  t: 'clock',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
};

/** What a key does: something in this window, a message to the deck, or nothing. */
export function actionOf({
  key,
  code,
  shift,
  alt,
}: Press): LocalAction | SpeakerMessage | undefined {
  const name = nameOf(key, code);
  const [plain, shifted] = moves[name] ?? [];
  const move = shift ? (shifted ?? plain) : plain;
  if (move) return { type: 'move', move, skip: alt };
  if (local[name]) return local[name];
  // What else the deck or its plugins have bound, such as the way back after a jump.
  const bindable = /^[a-z0-9]$/.test(name) && name !== 's';
  if (!alt && (bindable || ['backspace', 'enter'].includes(name))) return { type: 'key', code };
  return undefined;
}

/** The key's name in lower case. A letter of another alphabet is the Latin one of its key. */
function nameOf(key: string, code: number): string {
  const latin = /^[A-Z]$/.test(String.fromCharCode(code));
  const foreign = /^[^\x00-\x7f]$/.test(key) && latin;
  return (foreign ? String.fromCharCode(code) : key).toLowerCase();
}

/** The keys for the help, with what they do. */
export const help: readonly (readonly [keys: string, does: string])[] = [
  ['→ ↓ Space N Page Down', 'next step'],
  ['← ↑ P Page Up', 'back'],
  ['Home End', 'first and last slide'],
  ['B .', 'black screen'],
  ['O Esc', 'overview'],
  ['G / M', 'go to a slide'],
  ['Backspace', 'back to where the last jump began'],
  ['Q', 'pointer'],
  ['T', 'clock: start, pause'],
  ['+ −', 'size of the notes'],
  ['F', 'full screen, this window'],
  ['?', 'these keys'],
];
