import { describe, expect, test } from 'vitest';
import { isSetOff, parseSteps } from '../../../plugins/highlight/steps.ts';

describe("reveal's notation for line steps", () => {
  test('parts steps by a bar and ranges by a comma', () => {
    expect(parseSteps('1-2|3,5|7')).toEqual([
      [{ first: 1, last: 2 }],
      [
        { first: 3, last: 3 },
        { first: 5, last: 5 },
      ],
      [{ first: 7, last: 7 }],
    ]);
  });

  test('may have spaces anywhere', () => {
    expect(parseSteps(' 1 - 2 | 3 ')).toEqual(parseSteps('1-2|3'));
  });

  test('sets nothing off in an empty step', () => {
    expect(parseSteps('')).toEqual([[]]);
    expect(parseSteps('1|')).toEqual([[{ first: 1, last: 1 }], []]);
  });

  test('leaves out what is no number', () => {
    expect(parseSteps('a|2,b')).toEqual([[], [{ first: 2, last: 2 }]]);
  });
});

test('a line is set off from the first to the last of a range, both included', () => {
  const step = parseSteps('2-4')[0] ?? [];
  expect([1, 2, 3, 4, 5].map((line) => isSetOff(step, line))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});
