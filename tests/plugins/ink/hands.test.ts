import { expect, test } from 'vitest';
import { Hands } from '../../../plugins/ink/hands.ts';

const draws = { drop: false, draw: true };
const nothing = { drop: false, draw: false };

test('a mouse, a pen and a finger draw, one at a time', () => {
  for (const device of ['mouse', 'pen', 'touch'] as const) {
    const hands = new Hands();
    expect(hands.press(1, device)).toEqual(draws);
    expect(hands.draws(1)).toBe(true);
    expect(hands.press(2, 'mouse')).toEqual(nothing);
    hands.lift(1);
    expect(hands.busy).toBe(false);
    expect(hands.press(2, 'mouse')).toEqual(draws);
  }
});

test('a second finger drops the stroke of the first, and neither draws until both are lifted', () => {
  const hands = new Hands();
  hands.press(1, 'touch');
  expect(hands.press(2, 'touch')).toEqual({ drop: true, draw: false });
  hands.lift(1);
  expect(hands.press(3, 'touch')).toEqual(nothing);
  hands.lift(2);
  hands.lift(3);
  expect(hands.press(4, 'touch')).toEqual(draws);
});

test('once a pen has been seen, a palm draws nothing, and the pen draws beside it', () => {
  const hands = new Hands();
  hands.press(1, 'pen');
  hands.lift(1);
  expect(hands.press(2, 'touch')).toEqual(nothing);
  expect(hands.press(3, 'pen')).toEqual(draws);
  expect(hands.press(4, 'touch')).toEqual(nothing);
  expect(hands.draws(3)).toBe(true);
});

test('a pen takes over from a palm that was down before it', () => {
  const hands = new Hands();
  hands.press(1, 'touch');
  expect(hands.press(2, 'pen')).toEqual({ drop: true, draw: true });
  expect(hands.draws(1)).toBe(false);
  expect(hands.draws(2)).toBe(true);
});
