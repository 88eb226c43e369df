import type { Command, Move, Press } from '../protocol.ts';

/** Keys of the speaker's window itself. */
export type LocalAction = 'find' | 'fullscreen' | 'help' | 'clock' | 'larger' | 'smaller';

/** Keys that move the deck, and what they do with Shift. */
const moves: Readonly<Record<string, readonly [Move, Move?]>> = {
  arrowright: ['right', 'last'],
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

/** Return what a key does: something in this window, a message to the deck, or nothing. */
export function actionOf({
  key,
  code,
  shift,
  alt,
}: Press): LocalAction | (Command & { type: 'move' | 'key' }) | undefined {
  const name = nameOf(key, code);
  const [plain, shifted] = moves[name] ?? [];
  const move = shift ? (shifted ?? plain) : plain;
  if (move) return { type: 'move', move, skip: alt };
  if (local[name]) return local[name];
  // The deck's plugins may have bound other keys, such as the one that goes back after a jump.
  const bindable = /^[a-z0-9]$/.test(name) && name !== 's';
  if (!alt && (bindable || ['backspace', 'enter'].includes(name))) return { type: 'key', code };
  return undefined;
}

/** Return the key's name in lower case. A letter of another alphabet is the Latin one of its key. */
function nameOf(key: string, code: number): string {
  const latin = /^[A-Z]$/.test(String.fromCharCode(code));
  const foreign = /^[^\x00-\x7f]$/.test(key) && latin;
  return (foreign ? String.fromCharCode(code) : key).toLowerCase();
}
