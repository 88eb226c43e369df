import { describe, expect, test } from 'vitest';
import { escapeMarkup, splitLines, trimCode } from '../../../plugins/highlight/lines.ts';

describe('markup parted at its line breaks', () => {
  test('closes a span at the end of a line and opens it again on the next', () => {
    expect(splitLines('<span class="c">/* a\n b */</span> c')).toEqual([
      '<span class="c">/* a</span>',
      '<span class="c"> b */</span> c',
    ]);
  });

  test('keeps nested spans nested', () => {
    expect(splitLines('<span class="a">x<span class="b">y\nz</span></span>')).toEqual([
      '<span class="a">x<span class="b">y</span></span>',
      '<span class="a"><span class="b">z</span></span>',
    ]);
  });

  test('keeps empty lines', () => {
    expect(splitLines('a\n\nb')).toEqual(['a', '', 'b']);
  });
});

test('signs of markup in code are escaped', () => {
  expect(escapeMarkup('a < b && c > "d"')).toBe('a &lt; b &amp;&amp; c &gt; "d"');
});

describe('trimming code', () => {
  test('takes away the indent that all lines share, and empty lines around', () => {
    expect(trimCode('\n    a\n      b\n\n    c\n  ')).toBe('a\n  b\n\nc');
  });

  test('leaves code alone that has none', () => {
    expect(trimCode('a\n  b')).toBe('a\n  b');
  });
});
