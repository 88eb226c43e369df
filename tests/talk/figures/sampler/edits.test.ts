import { describe, expect, test } from 'vitest';
import { editedAt, withEdit } from '../../../../src/figures/sampler/edits.ts';

describe('pixels set by hand', () => {
  test('replace what was sampled in their own completion and nowhere else', () => {
    const colors = editedAt(
      [
        [2, 130, 7],
        [5, 130, 9],
        [2, 131, 8],
      ],
      130,
    );
    expect(colors).toHaveLength(8);
    expect(colors.flatMap((token, i) => (token === undefined ? [] : [[i, token]]))).toEqual([
      [2, 7],
      [5, 9],
    ]);
  });

  test('another colour for a pixel takes the place of the first, and of what followed', () => {
    const edits = withEdit(
      [
        [2, 130, 7],
        [2, 140, 3],
        [4, 150, 1],
      ],
      [2, 130, 8],
      6,
    );
    expect(edits).toEqual([
      [4, 150, 1],
      [2, 130, 8],
    ]);
  });

  test('to choose what was sampled is to take the edit back', () => {
    expect(withEdit([[2, 130, 7]], [2, 130, 6], 6)).toEqual([]);
  });
});
