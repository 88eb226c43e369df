import { describe, expect, test } from 'vitest';
import { cutRegion, fillFence } from '../../../../plugins/slides/compile/code.ts';
import { temporaryFolder } from '../temporary-deck.ts';

const source = [
  'import a;',
  '  // #region block',
  '  const x = 1;',
  '  // #region inner',
  '    use(x);',
  '  // #endregion',
  '  // #endregion block',
  'end();',
].join('\n');

test('a region is cut without its marks and shared indentation', () => {
  expect(cutRegion(source, 'block', 'a.ts')).toBe('const x = 1;\n  use(x);');
  expect(cutRegion(source, 'inner', 'a.ts')).toBe('use(x);');
});

test('Python marks regions by a hash', () => {
  expect(cutRegion('# region a\nx = 1\n# endregion', 'a', 'a.py')).toBe('x = 1');
});

const fill = (fence: string): { text: string; used: string[] } => {
  const root = temporaryFolder({ 'src/block.ts': source });
  const used: string[] = [];
  return { text: fillFence(fence, root, (file) => used.push(file)), used };
};

test('a fence with a source gets the code and keeps language and steps', () => {
  const { text, used } = fill('```ts source="src/block.ts#block" [1|2]\n```');
  expect(text).toBe('```ts [1|2]\nconst x = 1;\n  use(x);\n```');
  expect(used).toEqual(['src/block.ts']);
});

test('a fence without a source stays as it is', () => {
  expect(fill('```ts [1]\nlet a;\n```').text).toBe('```ts [1]\nlet a;\n```');
});

describe('a fence is refused', () => {
  test.each([
    [
      'for a missing file',
      '```ts source="src/blok.ts#a"\n```',
      'The source file src/blok.ts does not exist.',
    ],
    [
      'for a file outside of the deck',
      '```ts source="../a.ts"\n```',
      'The source file ../a.ts does not exist.',
    ],
    [
      'for a missing region',
      '```ts source="src/block.ts#blok"\n```',
      'src/block.ts has no region "blok". Did you mean "block"?',
    ],
    [
      'if it holds code of its own',
      '```ts source="src/block.ts#block"\nlet a;\n```',
      'is left empty',
    ],
    [
      'for steps beyond its last line',
      '```ts source="src/block.ts#block" [1|2-5]\n```',
      'The steps name line 5, but the code has 2 lines.',
    ],
  ])('%s', (_, fence, sentence) => {
    expect(() => fill(fence)).toThrow(sentence);
  });

  test('for a region that never ends', () => {
    expect(() => cutRegion('// #region a\nx', 'a', 'a.ts')).toThrow(
      'a.ts never ends the region "a".',
    );
  });
});
