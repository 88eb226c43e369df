import { describe, expect, test } from 'vitest';
import { Jumps } from '../../../plugins/keys/jumps.ts';

const place = (h: number, v = 0) => ({ h, v });

describe('going back after a jump', () => {
  test('leads to where the last jump began, then to the one before', () => {
    const jumps = new Jumps();
    jumps.changed(place(0), place(5));
    jumps.changed(place(5), place(9));
    expect(jumps.back()).toEqual(place(5));
    jumps.changed(place(9), place(5));
    expect(jumps.back()).toEqual(place(0));
  });

  test('steps to neighbours are no jumps, to the side or within a stack', () => {
    const jumps = new Jumps();
    jumps.changed(place(1), place(2, 3));
    jumps.changed(place(2, 3), place(2, 2));
    jumps.changed(place(2, 2), place(1));
    expect(jumps.back()).toBeUndefined();
  });

  test('a leap within a stack is one', () => {
    const jumps = new Jumps();
    jumps.changed(place(2, 0), place(2, 4));
    expect(jumps.back()).toEqual(place(2, 0));
  });

  test('going back is itself no jump', () => {
    const jumps = new Jumps();
    jumps.changed(place(0), place(7));
    jumps.back();
    jumps.changed(place(7), place(0));
    expect(jumps.back()).toBeUndefined();
  });
});
