import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { siteAddress } from '../../../../plugins/common/site.ts';
import { loadDrawings } from '../../../../plugins/slides/drawings.ts';
import { chapterOf, compile, deckOf, problemsOf, temporaryFolder } from '../temporary-deck.ts';

const chapter = '<!-- chapter: A -->\n# a';

/** What is wrong with a deck in whose folder something was done by hand. */
const problemsAfter = (files: Record<string, string>, change: (root: string) => void): string[] => {
  const root = temporaryFolder({ 'slides/01-a.md': chapter, ...files });
  change(root);
  return problemsOf(compile(root));
};

describe('a file that cannot be read is refused in one sentence', () => {
  const folder = (path: string) => (root: string) => void mkdirSync(join(root, path));
  const link = (target: string, path: string) => (root: string) =>
    symlinkSync(target, join(root, path));
  const secret = (): string => join(temporaryFolder({ secret: 'secret' }), 'secret');

  test.each([
    [
      'a folder that is named like a chapter',
      {},
      folder('slides/02-b.md'),
      'slides/02-b.md:1: This chapter is a folder, not a file.',
    ],
    [
      'a chapter that is a link to nothing',
      {},
      link('none.md', 'slides/02-b.md'),
      'slides/02-b.md:1: This chapter is a link to nothing.',
    ],
    [
      'a picture that is a link to nothing',
      { 'slides/01-a.md': `${chapter}\n\n![a](assets/a.png)`, 'assets/b.png': '' },
      link('none.png', 'assets/a.png'),
      'slides/01-a.md:4: The file assets/a.png is a link to nothing.',
    ],
    [
      'data in a folder',
      { 'slides/01-a.md': `${chapter}\n\n{{b.c}}`, 'assets/data/a.json': '{}' },
      folder('assets/data/b.json'),
      'slides/01-a.md:4: assets/data/b.json is a folder, not a file.',
    ],
    [
      'references in a folder',
      { 'assets/data/a.json': '{}' },
      folder('assets/data/references.json'),
      'assets/data/references.json:1: assets/data/references.json is a folder, not a file.',
    ],
    [
      'a source that is a folder',
      { 'slides/01-a.md': `${chapter}\n\n\`\`\`ts source="slides"\n\`\`\`` },
      () => undefined,
      'slides/01-a.md:4: The source file slides is a folder, not a file.',
    ],
    [
      'a source without a name',
      { 'slides/01-a.md': `${chapter}\n\n\`\`\`ts source=""\n\`\`\`` },
      () => undefined,
      'slides/01-a.md:4: source="" names no file.',
    ],
  ])('%s', (_, files, change, problem) => {
    expect(problemsAfter(files, change)).toEqual([problem]);
  });

  test.each([
    ['a chapter', 'slides/02-b.md', '', 'slides/02-b.md:1: This chapter'],
    ['a source', 'a.ts', '```ts source="a.ts"\n```', 'slides/01-a.md:4: The source file a.ts'],
    ['a picture', 'assets/a.png', '![a](assets/a.png)', 'slides/01-a.md:4: The file assets/a.png'],
    ['data', 'slides/b.json', '{{b.c}}', 'slides/01-a.md:4: slides/b.json'],
  ])('%s that leads out of the project', (_, path, text, what) => {
    const files = { 'slides/01-a.md': `${chapter}\n\n${text}`, 'assets/b.png': '' };
    expect(problemsAfter(files, link(secret(), path))).toEqual([
      `${what} leads out of the project.`,
    ]);
  });

  test('but not a link within the project', () => {
    const files = { 'slides/01-a.md': `${chapter}\n\n![a](assets/a.png)`, 'assets/b.png': '' };
    expect(problemsAfter(files, link('b.png', 'assets/a.png'))).toEqual([]);
  });

  test('the module of drawings', async () => {
    const root = temporaryFolder({});
    await expect(loadDrawings(root, 'drawings.ts')).rejects.toThrow(
      'The module of drawings does not exist.',
    );
  });
});

test('a byte order mark in JSON changes nothing', () => {
  const data = {
    'assets/data/b.json': '\uFEFF{ "c": 1 }',
    'assets/data/references.json': '\uFEFF[]',
  };
  expect(problemsOf(chapterOf('# a\n\n{{b.c}}', data))).toEqual([]);
});

describe('JSON that does not parse is refused once, in its line', () => {
  const filler = ` "a": "${'long '.repeat(20)}",\n`;

  test.each([
    ['a word without quotation marks', `{\n "c": x\n}`, 2, "Unexpected token 'x'"],
    ['the same in a long file', `{\n${filler} "c": x\n}\n`, 3, "Unexpected token 'x'"],
    ['a comma too many', `{\n${filler} "c": 1,\n}\n`, 4, 'Expected double-quoted property name'],
    ['a comma too few', `{\n "c": 1\n${filler}}\n`, 3, "Expected ',' or '}' after property value"],
    ['no end', `{\n "c": 1\n`, 3, "Expected ',' or '}' after property value"],
  ])('%s', (_, text, line, why) => {
    const deck = chapterOf('# a\n\n{{b.c}} and {{b.a}}', { 'assets/data/b.json': text });
    expect(problemsOf(deck)).toEqual([`assets/data/b.json:${line}: This is not JSON: ${why}.`]);
  });

  test('references: what cites them is no mistake then', () => {
    const files = { 'assets/data/references.json': '[\n{ "id": "a" }\n{ "id": "b" }\n]' };
    expect(problemsOf(chapterOf('# a\n\nText [@a].', files))).toEqual([
      "assets/data/references.json:3: This is not JSON: Expected ',' or ']' after array element.",
    ]);
  });
});

test.each(['60s', '1:30', '', '-5'])('a time of "%s" is refused', (time) => {
  const text = `<!-- .slide: id="a"\n data-timing="${time}" -->\n# a`;
  expect(problemsOf(chapterOf(text))).toEqual([
    `slides/01-a.md:3: data-timing is a number of seconds, such as "90", not "${time}".`,
  ]);
});

test('a percent sign in an address is only a percent sign', () => {
  const files = { 'assets/100%.webp': '' };
  expect(problemsOf(chapterOf('# a\n\n![a](assets/100%.webp)', files))).toEqual([]);
  expect(problemsOf(chapterOf('# a\n\n![a](assets/50%.webp) [b](#/100%)', files))).toEqual([
    'slides/01-a.md:4: There is no file assets/50%.webp. Did you mean "assets/100%.webp"?',
    'slides/01-a.md:4: There is no slide "100%".',
  ]);
});

test('a title may name letters that do not exist', () => {
  expect(problemsOf(chapterOf('# a &#9999999; b'))).toEqual([]);
});

test.each(['example.org', 'ftp://example.org/', 'https://'])(
  'SITE_URL that is no address is refused: %s',
  (site) => {
    vi.stubEnv('SITE_URL', site);
    expect(siteAddress).toThrow(
      `SITE_URL is "${site}", which is no address such as https://example.org/talk/.`,
    );
    vi.unstubAllEnvs();
  },
);

describe('a slide that would take a parser for ever is refused', () => {
  const problem = 'slides/01-a.md:1: This slide has more than 20,000 characters.';
  test.each([
    ['1 MB of backticks', '`'.repeat(1e6)],
    ['backticks in growing numbers', '` `` ``` ````'.repeat(1e5).slice(0, 1e6)],
    ['90,000 links', '[a](b)\n'.repeat(90_000)],
    ['20,000 open tags', '<b>\n'.repeat(20_000)],
  ])('%s', (_, text) => {
    const start = performance.now();
    expect(problemsOf(chapterOf(`# a\n${text}`))).toEqual([problem]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('one that is nested too deeply', () => {
    expect(problemsOf(chapterOf(`# a\n\n${'>'.repeat(15_000)}`))).toEqual([
      'slides/01-a.md:1: Lists or quotations are nested too deeply here.',
    ]);
  });

  test('and what is just short enough takes seconds', () => {
    for (const text of ['<b>'.repeat(6600), '[a](b)'.repeat(3300), '`'.repeat(19_000)]) {
      const start = performance.now();
      chapterOf(`# a\n\n${text}`);
      expect(performance.now() - start).toBeLessThan(10_000);
    }
  });
});

test('nothing that an author can write makes the compiler throw', () => {
  const piece = fc.constantFrom(
    ...'# |a|\n|\n\n|---\n|--\n|Note:|[click]|$|$$|{{|b.c}}|{{b.c}}|[@a]|[@|]|![|](|)|assets/|#/|%|`|```'.split(
      '|',
    ),
    ...'```ts source="|"|\'|<|>|<!--|-->|<!-- .slide: |<!-- .element: |id="|<b>|</b>|<svg>|</svg>|<pre>|&#|;'.split(
      '|',
    ),
    ...'<figure data-figure="|<div data-references="|src="|style="url(|\\|- |    |> |* |_|9'.split(
      '|',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      for (const { line, sentence } of deckOf({ 'slides/01-a.md': text }).problems) {
        expect(line).toBeGreaterThan(0);
        expect(sentence).toMatch(/^[^\n]+$/);
      }
    }),
    { numRuns: 300 },
  );
});
