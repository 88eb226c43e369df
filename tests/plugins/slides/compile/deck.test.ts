import { describe, expect, test } from 'vitest';
import type { Drawing } from '../../../../plugins/figures/contract.ts';
import { dataHtml } from '../../../../plugins/slides/compile/deck.ts';
import { chapterOf, deckOf, problemsOf, templateOf } from '../temporary-deck.ts';

const sections = (html: string): string[] => html.match(/<section data-markdown[^>]*>/g) ?? [];

test('chapters come in the order of their numbers', () => {
  const deck = deckOf({
    'slides/10-end.md': '<!-- chapter: End -->\n# Ten',
    'slides/2-middle.md': '<!-- chapter: Middle -->\n# Two',
    'slides/01-begin.md': '<!-- chapter: Begin -->\n# One\n\n---\n\n# More',
    'slides/README.md': 'no chapter',
  });
  expect(problemsOf(deck)).toEqual([]);
  expect(
    sections(deck.html).map((section) =>
      /data-chapter-number="(\d+)" data-slide-number="(\d+)"/.exec(section)?.slice(1),
    ),
  ).toEqual([
    ['1', '1'],
    ['1', '2'],
    ['2', '3'],
    ['10', '4'],
  ]);
});

test('a slide carries its id, chapter, title and own attributes', () => {
  const deck = chapterOf(
    '<!-- .slide: data-timing="60" id="answer" class="x" -->\n\n# The *answer* is $n^2$ & `more`',
  );
  expect(sections(deck.html)).toEqual([
    '<section data-markdown id="answer" data-chapter="A" data-chapter-id="a" data-chapter-number="1" data-slide-number="1" ' +
      'data-menu-title="The answer is n2 &amp;amp; more" data-timing="60" class="x">',
  ]);
});

test.each([
  ['# Caf&eacute;', 'Café'],
  ['# Q &amp; A', 'Q &amp;amp; A'],
  ['# A `<b>` in _code_', 'A &lt;b&gt; in code'],
  ['<!-- .slide: data-menu-title="Q &amp; A" -->\n# B', 'Q &amp;amp; A'],
  ['B\n===', 'B'],
])('a title is what is read, whatever its letters are written as: %s', (text, title) => {
  expect(sections(chapterOf(text).html)[0]).toContain(` data-menu-title="${title}"`);
});

test('the title of a chapter is what is read, whatever its letters are written as', () => {
  const deck = deckOf({ 'slides/01-a.md': '<!-- chapter: Q &amp; A: caf&eacute;, 1 < 2 -->\n# B' });
  expect(sections(deck.html)[0]).toContain(' data-chapter="Q &amp;amp; A: café, 1 &lt; 2"');
});

describe('an id', () => {
  test.each([
    ['# What it *cost*: 5 %', 'what-it-cost-5'],
    ['<h2 class="x">Zwölf<br>Größen</h2>', 'zwolf-großen'],
    ['```sh\n# no title\n```\n\n## A title', 'a-title'],
    ['# Caf&eacute; &amp; more', 'cafe-more'],
  ])('is made from the title: %j', (text, id) => {
    expect(sections(chapterOf(text).html)[0]).toContain(` id="${id}" `);
  });

  test('is needed where there is no title', () => {
    expect(problemsOf(chapterOf('just text'))).toEqual([
      'slides/01-a.md:2: This slide has neither an id nor a title to make one from: <!-- .slide: id="..." -->.',
    ]);
  });

  test('may not be used twice, in two chapters either', () => {
    const deck = deckOf({
      'slides/01-a.md': '<!-- chapter: A -->\n# Answer',
      'slides/02-b.md': '<!-- chapter: B -->\n# B\n\n---\n\n# C\n<!-- .slide: id="answer" -->',
    });
    expect(problemsOf(deck)).toEqual([
      'slides/02-b.md:7: The id "answer" is already that of the slide at slides/01-a.md:2.',
    ]);
  });

  test('has no space', () => {
    expect(problemsOf(chapterOf('# A\n<!-- .slide: id="a b" -->'))).toEqual([
      'slides/01-a.md:3: The id "a b" has a space or a slash in it.',
    ]);
  });

  test('is no number, which reveal takes for the place of a slide', () => {
    expect(sections(chapterOf('# 2020').html)[0]).toContain(' id="slide-2020" ');
    expect(problemsOf(chapterOf('# A\n<!-- .slide: id="2020" -->'))).toEqual([
      'slides/01-a.md:3: The id "2020" is a number, which an address takes for that of a slide in the deck.',
    ]);
  });
});

describe('what is empty is refused', () => {
  test.each([
    ['a slide', '# a\n\n---\n\n---\n\n# b', 'slides/01-a.md:5: This slide is empty.'],
    [
      'a slide of comments',
      '# a\n\n---\n\n<!-- todo -->\n<!-- .slide: id="b" -->',
      'slides/01-a.md:6: This slide is empty.',
    ],
    [
      'a slide with notes alone',
      '# a\n\n---\n<!-- .slide: id="b" -->\n\nNote: b',
      'slides/01-a.md:5: This slide is empty.',
    ],
    ['a chapter', '', 'slides/01-a.md:1: This chapter has no slide.'],
    ['a chapter of separators', '---\n\n--\n', 'slides/01-a.md:1: This chapter has no slide.'],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(chapterOf(text))[0]).toBe(problem);
  });

  test('a deck', () => {
    expect(problemsOf(deckOf({}))).toEqual([
      'slides:1: There is no chapter here, such as 01-summary.md.',
    ]);
  });

  test('but not a slide that shows its background', () => {
    expect(problemsOf(chapterOf('<!-- .slide: id="a" data-background-color="red" -->'))).toEqual(
      [],
    );
  });
});

test('images of later slides wait until they are near', () => {
  const image = '<img src="assets/cat.webp" alt="c">';
  const deck = chapterOf(`# a\n${image}\n\n---\n\n# b\n${image}`, { 'assets/cat.webp': '' });
  expect(templateOf(deck, 0)).toContain('<img src="/hashed/assets/cat.webp"');
  expect(templateOf(deck, 1)).toContain('<img data-src="/hashed/assets/cat.webp"');
});

test('a background image is an asset', () => {
  const files = { 'assets/cat.webp': '' };
  const deck = chapterOf('# a\n<!-- .slide: data-background-image="assets/cat.webp" -->', files);
  expect(sections(deck.html)[0]).toContain('data-background-image="/hashed/assets/cat.webp"');
  expect(
    problemsOf(chapterOf('# a\n<!-- .slide: data-background-image="assets/cat.webb" -->', files)),
  ).toEqual([
    'slides/01-a.md:3: There is no file assets/cat.webb. Did you mean "assets/cat.webp"?',
  ]);
});

describe('a link to a slide', () => {
  test.each(['[a](#/answer)', '<a href="#/answer">a</a>', '[a](#/0/1)', '`[a](#/none)`'])(
    'leads to one that exists: %s',
    (link) => {
      expect(problemsOf(chapterOf(`# b\n\n${link}\n\n---\n\n# Answer`))).toEqual([]);
    },
  );

  test('to none is refused in its line, in notes too', () => {
    expect(
      problemsOf(chapterOf('# b\n\n[a](#/anser)\n\nNote:\n[a](#/anser)\n\n---\n\n# Answer')),
    ).toEqual([
      'slides/01-a.md:4: There is no slide "anser". Did you mean "answer"?',
      'slides/01-a.md:7: There is no slide "anser". Did you mean "answer"?',
    ]);
  });
});

describe('references', () => {
  const files = {
    'assets/data/references.json':
      '[{ "id": "a", "type": "article", "title": "T", "DOI": "10.1/a" }, { "id": "b", "type": "article", "title": "U" }]',
  };

  test('without a list of their own: a citation leads to the work itself', () => {
    expect(templateOf(chapterOf('# x\n[@a]', files))).toContain('href="https://doi.org/10.1/a"');
  });

  test('are listed as they were cited, and citations lead to the slide of their part', () => {
    const deck = chapterOf(
      '# x\n[@b] [@a]\n\n---\n\n# One\n<div data-references="1/2"></div>\n\n---\n\n# Two\n<div data-references="2/2"></div>',
      files,
    );
    expect(problemsOf(deck)).toEqual([]);
    expect(templateOf(deck)).toMatch(/href="#\/one"[^>]*>b<[^]*href="#\/two"[^>]*>a</);
    expect(templateOf(deck, 1)).toContain('id="reference-b"');
    expect(templateOf(deck, 2)).toContain('<ol class="references" start="2">');
    expect(deck.html).not.toContain('__DECK');
  });

  test('that nothing cites are neither listed nor in the BibTeX file, and are named', () => {
    const deck = chapterOf(
      '# x\n[@a] <a href="assets/data/references.bib">BibTeX</a>\n\n<div data-references></div>',
      files,
    );
    expect(deck.uncited).toEqual(['b']);
    expect(deck.html).not.toContain('reference-b');
    expect(deck.made.get('assets/data/references.bib')).toMatch(/^@misc\{a,[^@]*$/);
    expect([...deck.assets]).toEqual(['assets/data/references.bib']);
  });

  test('in a part that there is not are refused in its line', () => {
    expect(problemsOf(chapterOf('# x\n<div data-references="3/2"></div>', files))).toEqual([
      'slides/01-a.md:3: data-references="3/2" is not like "1/3", the first of three parts.',
    ]);
  });

  test('that are broken are refused in their file', () => {
    expect(
      problemsOf(
        chapterOf('# x', { 'assets/data/references.json': '[{ "id": "a", "type": "book" }]' }),
      ),
    ).toEqual(['assets/data/references.json:1: The reference "a" has no "title".']);
  });
});

test('the address of the page, where there is none, leaves its line out', () => {
  const line = '<figure data-figure="sign"><figcaption>{{page.address}}</figcaption></figure>';
  const sign: Drawing = { initial: () => null, still: () => '<svg></svg>' };
  const deck = chapterOf(`# x\n\n${line}`, {}, { sign });
  expect(problemsOf(deck)).toEqual([]);
  expect(deck.html).not.toContain('<figure');
});

test('notes may have formulas, data and steps', () => {
  const deck = chapterOf('# x\n\nNote:\nSay $n$ and {{talk.place}}.\n\n[click] Go.', {
    'slides/talk.json': '{ "place": "Bonn" }',
  });
  expect(templateOf(deck)).toBe(
    '# x\n\n<aside class="notes"><p>Say <span data-math="0"></span> and Bonn.</p>\n' +
      '<p><span class="click" data-click="1">&#91;click&#93;</span> Go.</p></aside>',
  );
});

test('code is cut from the source and its file is known', () => {
  const deck = chapterOf('# x\n\n```ts source="src/a.ts#b" [1]\n```', {
    'src/a.ts': '// #region b\nlet c;\n// #endregion',
  });
  expect(templateOf(deck)).toBe('# x\n\n```ts [1]\nlet c;\n```');
  expect([...deck.files].map((file) => file.split('/').slice(-2).join('/'))).toEqual(['src/a.ts']);
});

test('code that would swallow the slides after it is refused', () => {
  expect(problemsOf(chapterOf('# x\n\n```html\n<!--\n<script>\n```'))[0]).toMatch(
    /^slides\/01-a\.md:2: A slide cannot show "<!--"/,
  );
  expect(problemsOf(chapterOf('# x\n\n```html\n<!-- a -->\n<script>\n```'))).toEqual([]);
});

test('all problems are reported together, in the order of the deck', () => {
  const deck = deckOf({
    'slides/02-b.md':
      '<!-- chapter: B -->\n# B\n<!-- .slide: data-timin="3" -->\n\n![a](assets/none.webp)\n\nNote: a\n\nNote: b',
    'slides/01-a.md': '<!-- chapter: A -->\n# A\n\n$\\fraq$ {{no.thing}}',
  });
  expect(deck.problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'slides/01-a.md:4',
    'slides/01-a.md:4',
    'slides/02-b.md:3',
    'slides/02-b.md:5',
    'slides/02-b.md:9',
  ]);
});

test('data are an element that no tag in them can end', () => {
  const html = dataHtml('x', ['<b></b>', '</script><!--']);
  expect(html.match(/<\/script>/g)).toHaveLength(1);
  expect(JSON.parse(/>(\[.*\])</.exec(html)?.[1] ?? '')).toEqual(['<b></b>', '</script><!--']);
});
