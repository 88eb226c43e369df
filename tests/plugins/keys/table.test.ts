import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keys } from '../../../plugins/keys/table.ts';
import { actionOf } from '../../../plugins/speaker/page/keys.ts';

test.each(['README.md', 'starter/README.md'])(
  'the table of keys in %s has every key of the deck, in the same words',
  (file) => {
    const [, table = ''] = readFileSync(file, 'utf8').split(/^\| key .*\n.*\n/m);
    const rows = table
      .split('\n\n')[0]
      ?.split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, left = '', does]) => ({
        keys: Array.from(left.matchAll(/`([^`]+)`/g), ([, key]) => key),
        deck: does,
      }));
    const deck = keys.flatMap(({ keys, deck }) => (deck === undefined ? [] : [{ keys, deck }]));
    expect(rows).toEqual(deck);
  },
);

test('every key that the speaker’s help lists does something there', () => {
  const names: Readonly<Record<string, string>> = {
    '→': 'ArrowRight',
    '←': 'ArrowLeft',
    '↑': 'ArrowUp',
    '↓': 'ArrowDown',
    '−': '-',
    'Page Down': 'PageDown',
    'Page Up': 'PageUp',
    Space: ' ',
    Esc: 'Escape',
  };
  for (const { speaker, keys: listed } of keys)
    for (const key of speaker === undefined ? [] : listed) {
      const pressed = { key: names[key] ?? key, code: 0, shift: false, alt: false };
      expect(actionOf({ type: 'pressed', ...pressed }), key).toBeDefined();
    }
});
