import { Marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { chapterOf, problemsOf, templateOf } from '../temporary-deck.ts';

const files = {
  'assets/images/cat.webp': '',
  'assets/data/models.json': '{ "L": { "tokens": 1024, "name": "a < b", "none": "" } }',
  'assets/data/references.json':
    '[{ "id": "chen", "type": "article", "title": "T" }, { "id": "bert", "type": "book", "title": "B" }]',
};
const compile = (text: string) => chapterOf(`# a\n\n${text}`, files);
const template = (text: string): string => {
  const deck = compile(text);
  expect(problemsOf(deck)).toEqual([]);
  return templateOf(deck).replace(/^# a\n+/, '');
};
/** What the browser makes of it. */
const page = (text: string): string => new Marked().parse(template(text), { async: false }).trim();

describe('formulas', () => {
  test('in a line are spans and alone are blocks', () => {
    expect(page('so $x$ and\n\n$$\ny\n$$\n\nend')).toBe(
      '<p>so <span data-math="0"></span> and</p>\n<div data-math="1"></div>\n\n<p>end</p>',
    );
  });

  test('that run into text do not swallow it', () => {
    expect(page('*so*\n$$\ny\n$$\n*end*')).toBe(
      '<p><em>so</em></p>\n<div data-math="0"></div>\n\n<p><em>end</em></p>',
    );
  });

  test('stay in their list item and do not spread the list', () => {
    expect(page('- so\n  $$\n  y\n  $$\n- end').replace(/\n+/g, '')).toBe(
      '<ul><li>so<div data-math="0"></div></li><li>end</li></ul>',
    );
  });

  test('in an HTML block do not end it', () => {
    expect(page('<div class="b">\n$$\ny\n$$\n<p>$x$</p>\n</div>')).toBe(
      '<div class="b">\n<div data-math="0"></div>\n<p><span data-math="1"></span></p>\n</div>',
    );
  });

  test('in a table may have bars', () => {
    expect(page('| a | b |\n|---|---|\n| $|x|$ | $$y$$ |')).toContain(
      '<td><span data-math="0"></span></td>\n<td><span data-math="1"></span></td>',
    );
  });

  test('may take numbers from the data', () => {
    expect(chapterOf('# a\n\n$n = {{models.L.tokens}}$', files).data).toContain('n = 1{,}024');
  });

  test('that do not parse are refused in their line', () => {
    expect(problemsOf(compile('one\n\ntwo $\\fraq{1}{2}$'))[0]).toMatch(
      /^slides\/01-a\.md:6: This formula does not parse: .*\\fraq/,
    );
  });

  test.each(['$$\na\n\nend', 'so $\\alpha is open'])('that never end are refused: %j', (text) => {
    expect(problemsOf(compile(text))[0]).toMatch(
      /^slides\/01-a\.md:4: This "\$+" begins a formula/,
    );
  });
});

describe('data', () => {
  test('is put into text and attributes, escaped', () => {
    expect(
      template('<p title="{{models.L.name}}">{{ models.L.tokens }} of {{models.L.name}}</p>'),
    ).toBe('<p title="a &lt; b">1,024 of a &lt; b</p>');
  });

  test('that is empty takes its line along', () => {
    expect(template('one\n{{models.L.none}}\ntwo {{models.L.none}}{{models.L.tokens}}')).toBe(
      'one\ntwo 1,024',
    );
  });

  test('is not put into code', () => {
    expect(template('`{{models.L.tokens}}`\n\n```\n{{a.b}}\n```')).toContain(
      '`{{models.L.tokens}}`',
    );
  });

  test('of an unknown path is refused in its line', () => {
    expect(problemsOf(compile('one\n\nof {{models.L.token}}'))).toEqual([
      'slides/01-a.md:6: models.json has no "token" for {{models.L.token}}. Did you mean "tokens"?',
    ]);
    expect(problemsOf(compile('{{models}}'))[0]).toMatch(
      /^slides\/01-a\.md:4: {{models}} is no path/,
    );
  });
});

describe('citations', () => {
  test('are links, several of them in one bracket', () => {
    expect(template('as said [@chen; @bert]').match(/class="cite"/g)).toHaveLength(2);
  });

  test('with words of their own are one link under these words', () => {
    const links = template('as [others: @chen; @bert] say').match(/<a class="cite".*?<\/a>/g);
    expect(links).toEqual(['<a class="cite" title="chen; bert">others</a>']);
  });

  test('of an unknown key are refused', () => {
    expect(problemsOf(compile('[@chem]'))).toEqual([
      'slides/01-a.md:4: There is no reference "chem". Did you mean "chen"?',
    ]);
  });

  test('in code are code', () => {
    expect(template('`[@chem]`')).toBe('`[@chem]`');
  });
});

describe('images and links', () => {
  test.each([
    ['![a](assets/images/cat.webp)', '![a](/hashed/assets/images/cat.webp)'],
    ['![a](<assets/images/cat.webp> "t")', '![a](/hashed/assets/images/cat.webp "t")'],
    [
      '<img\n  src="assets/images/cat.webp" alt="a">',
      '<img\n  src="/hashed/assets/images/cat.webp" alt="a">',
    ],
    ['[full](assets/images/cat.webp)', '[full](/hashed/assets/images/cat.webp)'],
    ['[c]\n\n[c]: assets/images/cat.webp', '[c]\n\n[c]: /hashed/assets/images/cat.webp'],
    [
      'a <!-- .element: data-src="assets/images/cat.webp" -->',
      'a <!-- .element: data-src="/hashed/assets/images/cat.webp" -->',
    ],
    ['see assets/images/cat.webp', 'see assets/images/cat.webp'],
    ['`assets/images/none.webp`', '`assets/images/none.webp`'],
    ['[paper](https://a.example/)', '[paper](https://a.example/)'],
    [
      '<svg>\n\n<image href="assets/images/cat.webp"/></svg>',
      '<svg>\n<image href="/hashed/assets/images/cat.webp"/></svg>',
    ],
  ])('%j becomes %j', (text, expected) => {
    expect(template(text)).toBe(expected);
  });

  test('a missing image is refused in its line, an image in Markdown and in HTML alike', () => {
    const missing =
      'There is no file assets/images/cats.webp. Did you mean "assets/images/cat.webp"?';
    expect(
      problemsOf(
        compile(
          '![a](assets/images/cat.webp)\n![a](assets/images/cats.webp)\n\n<img alt="a"\nsrc="assets/images/cats.webp">',
        ),
      ),
    ).toEqual([`slides/01-a.md:5: ${missing}`, `slides/01-a.md:8: ${missing}`]);
  });

  test('an image on another host is refused, a link to it is not', () => {
    expect(
      problemsOf(compile('[a](https://a.example/b.png) ![a](https://a.example/b.png)')),
    ).toEqual([
      'slides/01-a.md:4: https://a.example/b.png is on another host; put the file into assets/.',
    ]);
  });
});

describe('comments', () => {
  test('are taken out with their line, but not with the text beside them', () => {
    expect(template('<div>\n<!-- one\n\ntwo -->\nthree <!-- four -->\n</div>')).toBe(
      '<div>\nthree \n</div>',
    );
  });

  test('to reveal about an element are checked and kept', () => {
    expect(template("- a <!-- .element: class='fragment' data-autoplay -->")).toBe(
      '- a <!-- .element: class="fragment" data-autoplay -->',
    );
    expect(problemsOf(compile('a\n<!-- .element: clas="fragment" -->'))).toEqual([
      'slides/01-a.md:5: No element has an attribute "clas". Did you mean "class"?',
    ]);
  });
});
